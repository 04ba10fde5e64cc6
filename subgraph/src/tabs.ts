import { BigInt, Bytes } from '@graphprotocol/graph-ts'
import {
  Deposit,
  LaneWithdrawal,
  Notice,
  SessionKey,
  StorefrontChange,
  Tab,
  UncountedPlay,
} from '../generated/schema'
import {
  Deposited,
  KeyAdded,
  KeyRevoked,
  NotCounted,
  NoticeGiven,
  Played,
  StorefrontSet,
  TabSettled,
  Withdrawn,
} from '../generated/Tabs/Tabs'
import { idOf, isZero, partId, recordId } from './id'
import { decodeItems, Item } from './items'
import { kindOf, PlayRecorder } from './plays'
import { stamp } from './record'
import { getOrCreateLane } from './store/lane'
import { getOrCreateGateway } from './store/people'
import { getPlatform } from './store/platform'

export function handleDeposited(event: Deposited): void {
  const lane = getOrCreateLane(event.params.listener, event.params.gateway, event)
  lane.balance = event.params.balance
  lane.deposited = lane.deposited.plus(event.params.amount)
  lane.save()

  const deposit = new Deposit(recordId(event))
  deposit.lane = lane.id
  deposit.payer = event.params.payer
  deposit.amount = event.params.amount
  deposit.balance = event.params.balance
  stamp(deposit, event)
  deposit.save()

  addToDeposits(event.params.amount)
}

export function handleKeyAdded(event: KeyAdded): void {
  const lane = getOrCreateLane(event.params.listener, event.params.gateway, event)
  lane.save()

  // A key that is added again has its life extended.
  const key = new SessionKey(lane.id.concat(event.params.keyId))
  key.lane = lane.id
  key.keyId = event.params.keyId
  key.x = event.params.x
  key.y = event.params.y
  key.expiresAt = event.params.expiresAt
  key.addedAt = event.block.timestamp
  key.addedIn = event.transaction.hash
  key.revokedAt = null
  key.revokedIn = null
  key.save()
}

export function handleKeyRevoked(event: KeyRevoked): void {
  const lane = event.params.listener.concat(event.params.gateway)
  const key = SessionKey.load(lane.concat(event.params.keyId))
  if (key == null) return
  key.expiresAt = event.params.revokedAt
  key.revokedAt = event.params.revokedAt
  key.revokedIn = event.transaction.hash
  key.save()
}

export function handleNoticeGiven(event: NoticeGiven): void {
  const lane = getOrCreateLane(event.params.listener, event.params.gateway, event)
  lane.notice = event.params.amount
  lane.withdrawableAt = event.params.withdrawableAt
  lane.save()

  const notice = new Notice(recordId(event))
  notice.lane = lane.id
  notice.amount = event.params.amount
  notice.withdrawableAt = event.params.withdrawableAt
  stamp(notice, event)
  notice.save()
}

export function handleWithdrawn(event: Withdrawn): void {
  const lane = getOrCreateLane(event.params.listener, event.params.gateway, event)
  lane.balance = event.params.balance
  lane.notice = BigInt.zero()
  lane.withdrawn = lane.withdrawn.plus(event.params.amount)
  lane.save()

  const withdrawal = new LaneWithdrawal(recordId(event))
  withdrawal.lane = lane.id
  withdrawal.amount = event.params.amount
  withdrawal.balance = event.params.balance
  stamp(withdrawal, event)
  withdrawal.save()

  addToDeposits(event.params.amount.neg())
}

export function handleTabSettled(event: TabSettled): void {
  const lane = getOrCreateLane(event.params.listener, event.params.gateway, event)
  lane.nonce = event.params.nonce
  lane.balance = lane.balance.minus(event.params.paid)
  lane.settled = lane.settled.plus(event.params.paid)
  lane.save()

  const tab = new Tab(recordId(event))
  tab.lane = lane.id
  tab.listener = lane.listener
  tab.gateway = lane.gateway
  tab.nonce = event.params.nonce
  tab.keyId = event.params.keyId
  tab.attested = event.params.attested
  tab.owed = event.params.owed
  tab.paid = event.params.paid
  tab.items = event.params.items
  stamp(tab, event)
  tab.save()

  addToDeposits(event.params.paid.neg())

  const recorder = new PlayRecorder(
    event,
    event.params.listener,
    event.params.gateway,
    tab.id,
    event.params.attested,
  )
  const items = decodeItems(event.params.items, event.params.paid)
  for (let i = 0; i < items.length; i++) recorder.record(partId(event, i), i, items[i])
  recorder.save()
}

export function handleNotCounted(event: NotCounted): void {
  const lane = getOrCreateLane(event.params.listener, event.params.gateway, event)
  lane.save()
  const uncounted = new UncountedPlay(recordId(event))
  uncounted.lane = lane.id
  uncounted.nonce = event.params.nonce
  uncounted.kind = kindOf(event.params.kind)
  stamp(uncounted, event)
  uncounted.save()
}

export function handlePlayed(event: Played): void {
  const gateway: Bytes | null = isZero(event.params.gateway) ? null : event.params.gateway
  const recorder = new PlayRecorder(event, event.params.listener, gateway, null, false)
  const amount = event.params.amount
  recorder.record(recordId(event), 0, new Item(idOf(event.params.song), 0, 1, amount, amount))
  recorder.save()
}

export function handleStorefrontSet(event: StorefrontSet): void {
  const split: Bytes | null = event.params.storefront.isZero()
    ? null
    : idOf(event.params.storefront)
  const gateway = getOrCreateGateway(event.params.gateway)
  gateway.storefront = split
  gateway.save()

  const change = new StorefrontChange(recordId(event))
  change.gateway = gateway.id
  change.storefront = split
  stamp(change, event)
  change.save()
}

/** Adds micro-USDC to what lies in lanes. */
function addToDeposits(amount: BigInt): void {
  const platform = getPlatform()
  platform.deposited = platform.deposited.plus(amount)
  platform.save()
}

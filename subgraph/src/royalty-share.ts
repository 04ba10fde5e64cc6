import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import {
  RoyaltyShare,
  ShareArrival,
  ShareBalance,
  ShareClaim,
  ShareTokenClaim,
  ShareTransfer,
  ShareUnwrap,
} from '../generated/schema'
import {
  Claimed,
  TokenClaimed,
  TokenCollected,
  Transfer,
  Unwrapped,
} from '../generated/templates/RoyaltyShare/RoyaltyShare'
import { idOf, isZero, recordId } from './id'
import { stamp } from './record'
import { getOrCreateAccount } from './store/account'

export function handleTransfer(event: Transfer): void {
  const share = RoyaltyShare.load(event.address)
  if (share == null) return
  const transfer = new ShareTransfer(recordId(event))
  transfer.share = share.id
  if (!isZero(event.params.from)) {
    transfer.from = addToBalance(share, event.params.from, event.params.value.neg(), event)
  }
  if (!isZero(event.params.to)) {
    transfer.to = addToBalance(share, event.params.to, event.params.value, event)
  }
  transfer.quantity = event.params.value
  stamp(transfer, event)
  transfer.save()
}

export function handleClaimed(event: Claimed): void {
  const share = RoyaltyShare.load(event.address)
  if (share == null) return
  share.claimed = share.claimed.plus(event.params.amount)
  share.save()
  const balance = getOrCreateBalance(share, event.params.holder, event)
  balance.claimed = balance.claimed.plus(event.params.amount)
  balance.save()

  const claim = new ShareClaim(recordId(event))
  claim.share = share.id
  claim.holder = balance.holder
  claim.to = event.params.to
  claim.amount = event.params.amount
  stamp(claim, event)
  claim.save()
}

export function handleUnwrapped(event: Unwrapped): void {
  const share = RoyaltyShare.load(event.address)
  if (share == null) return
  share.unwrapped = true
  share.save()

  const unwrap = new ShareUnwrap(recordId(event))
  unwrap.share = share.id
  unwrap.holder = getOrCreateAccount(event.params.holder, event).id
  unwrap.to = event.params.to
  unwrap.shares = event.params.position
  stamp(unwrap, event)
  unwrap.save()
}

export function handleTokenCollected(event: TokenCollected): void {
  const share = RoyaltyShare.load(event.address)
  if (share == null) return
  const arrival = new ShareArrival(share.id.concat(idOf(event.params.arrival)))
  arrival.share = share.id
  arrival.number = event.params.arrival
  if (!isZero(event.params.token)) arrival.token = event.params.token
  arrival.amount = event.params.amount
  stamp(arrival, event)
  arrival.save()
}

export function handleTokenClaimed(event: TokenClaimed): void {
  const arrival = ShareArrival.load(event.address.concat(idOf(event.params.arrival)))
  if (arrival == null) return
  const claim = new ShareTokenClaim(recordId(event))
  claim.arrival = arrival.id
  claim.holder = getOrCreateAccount(event.params.holder, event).id
  claim.to = event.params.to
  claim.amount = event.params.amount
  stamp(claim, event)
  claim.save()
}

/** Adds shares to what the account holds, and returns the account's id. */
function addToBalance(
  share: RoyaltyShare,
  address: Bytes,
  added: BigInt,
  event: ethereum.Event,
): Bytes {
  const balance = getOrCreateBalance(share, address, event)
  balance.balance = balance.balance.plus(added)
  balance.save()
  return balance.holder
}

function getOrCreateBalance(
  share: RoyaltyShare,
  address: Bytes,
  event: ethereum.Event,
): ShareBalance {
  const id = share.id.concat(address)
  let balance = ShareBalance.load(id)
  if (balance != null) return balance
  balance = new ShareBalance(id)
  balance.share = share.id
  balance.holder = getOrCreateAccount(address, event).id
  balance.balance = BigInt.zero()
  balance.claimed = BigInt.zero()
  return balance
}

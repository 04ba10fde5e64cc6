import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { Epoch, EpochSong, Subscriber, SubscriptionSettings } from '../../generated/schema'
import { idOf, lowI32, PLATFORM_ID } from '../id'
import { THIRTY_DAYS } from '../time'
import { getOrCreateAccount } from './account'

/** Paid time ends within 12 times 30 days and a grace, so it lies in fewer epochs. */
const MAX_EPOCHS = 20

/** Prices and settings of the subscription line. */
export function getSettings(): SubscriptionSettings {
  let settings = SubscriptionSettings.load(PLATFORM_ID)
  if (settings != null) return settings
  settings = new SubscriptionSettings(PLATFORM_ID)
  settings.basic = BigInt.zero()
  settings.premium = BigInt.zero()
  settings.supporter = BigInt.zero()
  settings.nextBasic = BigInt.zero()
  settings.nextPremium = BigInt.zero()
  settings.nextSupporter = BigInt.zero()
  settings.nextAt = BigInt.zero()
  return settings
}

/** The account's subscription, made when it is new: without paid time. */
export function getOrCreateSubscriber(address: Bytes, event: ethereum.Event): Subscriber {
  let subscriber = Subscriber.load(address)
  if (subscriber != null) return subscriber
  subscriber = new Subscriber(address)
  subscriber.account = getOrCreateAccount(address, event).id
  subscriber.since = BigInt.zero()
  subscriber.tier = 'FREE'
  subscriber.rate = BigInt.zero()
  subscriber.changesAt = BigInt.zero()
  subscriber.laterTier = 'FREE'
  subscriber.laterRate = BigInt.zero()
  subscriber.paidUntil = BigInt.zero()
  subscriber.renewTier = 'FREE'
  subscriber.automatic = false
  subscriber.agreed = BigInt.zero()
  subscriber.paid = BigInt.zero()
  subscriber.namedArtists = []
  subscriber.firstSeenAt = event.block.timestamp
  return subscriber
}

/** The epoch of this number, made when it is new. */
export function getOrCreateEpoch(number: BigInt): Epoch {
  const id = idOf(number)
  let epoch = Epoch.load(id)
  if (epoch != null) return epoch
  epoch = new Epoch(id)
  epoch.number = lowI32(number)
  epoch.startsAt = number.times(THIRTY_DAYS)
  epoch.endsAt = epoch.startsAt.plus(THIRTY_DAYS)
  epoch.pool = BigInt.zero()
  epoch.credited = BigInt.zero()
  epoch.points = BigInt.zero()
  epoch.creditedPoints = BigInt.zero()
  return epoch
}

/** A song's part in an epoch, made when it is new. */
export function getOrCreateEpochSong(epoch: Bytes, song: Bytes): EpochSong {
  const id = epoch.concat(song)
  let part = EpochSong.load(id)
  if (part != null) return part
  part = new EpochSong(id)
  part.epoch = epoch
  part.song = song
  part.points = BigInt.zero()
  part.amount = BigInt.zero()
  part.credited = false
  return part
}

/** Adds what was paid for [from, until) to the pools of the epochs that it lies in. Reckons as the contract. */
export function recognise(pool: BigInt, from: BigInt, until: BigInt, now: BigInt): void {
  const time = until.minus(from)
  let number = (from.gt(now) ? from : now).div(THIRTY_DAYS)
  let before = BigInt.zero()
  for (let i = 0; i < MAX_EPOCHS; i++) {
    const epoch = getOrCreateEpoch(number)
    const isLast = epoch.endsAt.ge(until) || i == MAX_EPOCHS - 1
    const recognised = isLast ? pool : pool.times(epoch.endsAt.minus(from)).div(time)
    epoch.pool = epoch.pool.plus(recognised.minus(before))
    epoch.save()
    if (isLast) return
    before = recognised
    number = number.plus(BigInt.fromI32(1))
  }
}

// Subscribers and governance. Epochs and plays are in epochs.ts; a manifest names one file a contract, so they are passed
// on here.
import { BigInt, Bytes, ethereum, store } from '@graphprotocol/graph-ts'
import {
  AdmittedSet,
  ArtistsNamed,
  ArtistsPaid,
  PolicySet,
  PricesSet,
  RenewalSet,
  SubscriptionPaid,
  TabsSet,
} from '../generated/Subscriptions/Subscriptions'
import {
  AdmissionChange,
  AdmittedArtist,
  EpochPolicy,
  NamedArtistsChange,
  NamedPayment,
  PriceChange,
  RenewalChange,
  Subscriber,
  SubscriptionPayment,
} from '../generated/schema'
import { idOf, isZero, lowI32, partId, recordId } from './id'
import { decodePayment } from './items'
import { stamp } from './record'
import { getOrCreateSubscriber, getSettings, recognise } from './store/subscription'
import { THIRTY_DAYS } from './time'

export { handleEpochCredited, handleEpochRolledOver, handlePlaysCounted } from './epochs'

const TIERS = ['FREE', 'BASIC', 'PREMIUM', 'SUPPORTER']
const KINDS = ['SUBSCRIBE', 'RENEW', 'UPGRADE', 'COLLECT']

export function handleSubscriptionPaid(event: SubscriptionPaid): void {
  const params = event.params
  const state = params.state
  const subscriber = getOrCreateSubscriber(params.subscriber, event)
  subscriber.since = state.since
  subscriber.tier = tierOf(state.tier)
  subscriber.rate = state.rate
  subscriber.changesAt = state.changesAt
  subscriber.laterTier = tierOf(state.laterTier)
  subscriber.laterRate = state.laterRate
  subscriber.paidUntil = state.paidUntil
  subscriber.renewTier = tierOf(state.renewTier)
  subscriber.automatic = state.automatic
  subscriber.agreed = state.agreed
  subscriber.paid = subscriber.paid.plus(params.amount)
  subscriber.save()

  const payment = new SubscriptionPayment(recordId(event))
  payment.subscriber = subscriber.id
  payment.caller = params.caller
  payment.kind = params.kind >= 0 && params.kind < KINDS.length ? KINDS[params.kind] : KINDS[0]
  payment.tier = tierOf(params.tier)
  payment.amount = params.amount
  payment.platform = params.platform
  payment.reward = params.reward
  payment.named = params.named
  payment.pool = params.pool
  payment.from = params.from
  payment.until = params.until
  stamp(payment, event)
  payment.save()

  recognise(params.pool, params.from, params.until, event.block.timestamp)
}

export function handleArtistsPaid(event: ArtistsPaid): void {
  const subscriber = Subscriber.load(event.params.subscriber)
  if (subscriber == null) return
  const artists = event.params.artists
  const words = event.params.payments
  const count = min(artists.length, words.length)
  for (let i = 0; i < count; i++) {
    // An artist without a patronage split got nothing.
    if (words[i].isZero()) continue
    const part = decodePayment(words[i])
    const payment = new NamedPayment(partId(event, i))
    payment.subscriber = subscriber.id
    payment.artist = artists[i]
    payment.split = part.split
    payment.amount = part.amount
    stamp(payment, event)
    payment.save()
  }
}

export function handleRenewalSet(event: RenewalSet): void {
  const subscriber = getOrCreateSubscriber(event.params.subscriber, event)
  subscriber.renewTier = tierOf(event.params.tier)
  subscriber.automatic = event.params.automatic
  subscriber.agreed = event.params.agreed
  subscriber.save()

  const change = new RenewalChange(recordId(event))
  change.subscriber = subscriber.id
  change.tier = subscriber.renewTier
  change.automatic = subscriber.automatic
  change.agreed = subscriber.agreed
  stamp(change, event)
  change.save()
}

export function handleArtistsNamed(event: ArtistsNamed): void {
  const artists: Bytes[] = []
  for (let i = 0; i < event.params.artists.length; i++) artists.push(event.params.artists[i])
  const subscriber = getOrCreateSubscriber(event.params.listener, event)
  subscriber.namedArtists = artists
  subscriber.save()

  const change = new NamedArtistsChange(recordId(event))
  change.subscriber = subscriber.id
  change.artists = artists
  stamp(change, event)
  change.save()
}

export function handleAdmittedSet(event: AdmittedSet): void {
  for (let i = 0; i < event.params.artists.length; i++) {
    const artist = new AdmittedArtist(event.params.artists[i])
    artist.admitted = event.params.admitted
    artist.changedAt = event.block.timestamp
    artist.changedIn = event.transaction.hash
    artist.save()

    const change = new AdmissionChange(partId(event, i))
    change.artist = artist.id
    change.admitted = event.params.admitted
    stamp(change, event)
    change.save()
  }
}

export function handlePricesSet(event: PricesSet): void {
  const params = event.params
  const now = event.block.timestamp
  const settings = getSettings()
  if (settings.nextAt.le(now)) {
    settings.basic = settings.nextBasic
    settings.premium = settings.nextPremium
    settings.supporter = settings.nextSupporter
  }
  settings.nextBasic = params.basic
  settings.nextPremium = params.premium
  settings.nextSupporter = params.supporter
  settings.nextAt = params.effectiveAt
  // The first prices are in force at once.
  if (params.effectiveAt.le(now)) {
    settings.basic = params.basic
    settings.premium = params.premium
    settings.supporter = params.supporter
  }
  settings.save()

  const change = new PriceChange(recordId(event))
  change.basic = params.basic
  change.premium = params.premium
  change.supporter = params.supporter
  change.effectiveAt = params.effectiveAt
  stamp(change, event)
  change.save()
}

export function handlePolicySet(event: PolicySet): void {
  const settings = getSettings()
  dropReplaced(settings.newestPolicy, event)
  const policy = new EpochPolicy(idOf(event.params.epoch))
  policy.epoch = lowI32(event.params.epoch)
  policy.policy = event.params.policy == 0 ? 'PRO_RATA' : 'USER_CENTRIC'
  policy.setAt = event.block.timestamp
  policy.setIn = event.transaction.hash
  policy.save()
  settings.newestPolicy = policy.id
  settings.save()
}

export function handleTabsSet(event: TabsSet): void {
  const settings = getSettings()
  settings.tabs = isZero(event.params.tabs) ? null : event.params.tabs
  settings.save()
}

/** A choice whose epoch has not begun gives way to the next one. */
function dropReplaced(id: Bytes | null, event: ethereum.Event): void {
  if (id === null) return
  const policy = EpochPolicy.load(id)
  if (policy == null) return
  const begins = BigInt.fromI32(policy.epoch).times(THIRTY_DAYS)
  if (begins.gt(event.block.timestamp)) store.remove('EpochPolicy', id.toHexString())
}

function tierOf(number: i32): string {
  return number >= 0 && number < TIERS.length ? TIERS[number] : TIERS[0]
}

import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import {
  Collected,
  Joined,
  LimitSet,
  PageSet,
  RenewalSet,
  Renewed,
  TermsAccepted,
  TierSet,
  Vacated,
} from '../generated/Patronage/Patronage'
import {
  LimitChange,
  PageChange,
  Patron,
  PatronagePage,
  PatronagePayment,
  PatronChange,
  Tier,
  TierTerms,
} from '../generated/schema'
import { PerksFile } from '../generated/templates'
import { cidOf } from './cid'
import { fileContext } from './file'
import { idOf, recordId } from './id'
import { stamp } from './record'
import { getOrCreateAccount } from './store/account'
import { addPatrons, getOrCreatePage, getOrCreatePatron, termsId, tierId } from './store/patronage'
import { THIRTY_DAYS } from './time'

const RENEWALS = ['CANCELLED', 'MANUAL', 'AUTOMATIC']

export function handlePageSet(event: PageSet): void {
  const split = idOf(event.params.split)
  const page = getOrCreatePage(event.params.artist, split, event)
  page.split = split
  page.keeperReward = event.params.keeperReward
  page.save()

  const change = new PageChange(recordId(event))
  change.page = page.id
  change.split = split
  change.keeperReward = event.params.keeperReward
  stamp(change, event)
  change.save()
}

export function handleTierSet(event: TierSet): void {
  const page = PatronagePage.load(event.params.artist)
  if (page == null) return
  const id = tierId(page.id, event.params.tier)
  let tier = Tier.load(id)
  if (tier == null) {
    tier = new Tier(id)
    tier.page = page.id
    tier.artist = page.artist
    tier.number = event.params.tier
    tier.limit = BigInt.zero()
    tier.patronCount = 0
    page.tierCount += 1
    page.save()
  }
  const offered = event.params.terms
  const terms = new TierTerms(termsId(id, event.params.version))
  terms.tier = id
  terms.version = event.params.version
  terms.price = offered.price
  terms.earlyAccessHours = offered.earlyAccessHours
  terms.perksDigest = offered.perks
  terms.perksCid = cidOf(offered.perks)
  terms.perks = offered.perks
  stamp(terms, event)
  terms.save()

  tier.terms = terms.id
  tier.price = offered.price
  tier.save()

  PerksFile.createWithContext(terms.perksCid, fileContext(offered.perks))
}

export function handleLimitSet(event: LimitSet): void {
  const tier = Tier.load(tierId(event.params.artist, event.params.tier))
  if (tier == null) return
  tier.limit = event.params.limit
  tier.save()

  const change = new LimitChange(recordId(event))
  change.tier = tier.id
  change.limit = event.params.limit
  stamp(change, event)
  change.save()
}

export function handleJoined(event: Joined): void {
  const split = idOf(event.params.split)
  const page = getOrCreatePage(event.params.artist, split, event)
  const patron = getOrCreatePatron(page.artist, event.params.patron, event)
  const state = event.params.state
  const tier = tierId(page.artist, state.tier)
  takePlace(page, patron, tier)

  patron.terms = termsId(tier, state.version)
  patron.since = state.since
  patron.paidUntil = state.paidUntil
  patron.rate = state.rate
  patron.renewal = renewalOf(state.renewal)
  patron.storefront = state.storefront.isZero() ? null : idOf(state.storefront)
  const payment = contribute(page, patron, tier, 'JOIN', event.params.amount, event)
  payment.payer = getOrCreateAccount(event.params.payer, event).id
  payment.split = split
  payment.months = event.params.paidMonths
  payment.save()
}

export function handleRenewed(event: Renewed): void {
  const split = idOf(event.params.split)
  const page = getOrCreatePage(event.params.artist, split, event)
  const patron = getOrCreatePatron(page.artist, event.params.patron, event)
  const tier = patron.tier
  if (tier === null) return

  prolong(patron, event.params.amount, event.params.paidMonths, event.params.paidUntil, event)
  const payment = contribute(page, patron, tier, 'RENEWAL', event.params.amount, event)
  payment.payer = getOrCreateAccount(event.params.payer, event).id
  payment.split = split
  payment.months = event.params.paidMonths
  payment.save()
}

export function handleCollected(event: Collected): void {
  const split = idOf(event.params.split)
  const page = getOrCreatePage(event.params.artist, split, event)
  const patron = getOrCreatePatron(page.artist, event.params.patron, event)
  const tier = patron.tier
  if (tier === null) return

  prolong(patron, event.params.amount, 1, event.params.paidUntil, event)
  const payment = contribute(page, patron, tier, 'COLLECTION', event.params.amount, event)
  payment.payer = patron.account
  payment.split = split
  payment.months = 1
  payment.reward = event.params.reward
  payment.keeper = event.params.keeper
  payment.save()
}

export function handleTermsAccepted(event: TermsAccepted): void {
  const patron = Patron.load(event.params.artist.concat(event.params.patron))
  if (patron == null) return
  const tier = tierId(event.params.artist, event.params.tier)
  patron.terms = termsId(tier, event.params.version)
  patron.save()
  recordChange(patron, 'TERMS_ACCEPTED', tier, event)
}

export function handleRenewalSet(event: RenewalSet): void {
  const patron = Patron.load(event.params.artist.concat(event.params.patron))
  if (patron == null) return
  patron.renewal = renewalOf(event.params.renewal)
  patron.save()
  recordChange(patron, 'RENEWAL_SET', patron.tier, event)
}

export function handleVacated(event: Vacated): void {
  const page = PatronagePage.load(event.params.artist)
  const patron = Patron.load(event.params.artist.concat(event.params.patron))
  if (page == null || patron == null) return
  const tier = tierId(event.params.artist, event.params.tier)
  addPatrons(tier, -1)
  page.patronCount -= 1
  page.save()
  patron.tier = null
  patron.terms = null
  patron.save()
  recordChange(patron, 'VACATED', tier, event)
}

/** Moves the patron from the place that it has, if it has one, to one on this tier. */
function takePlace(page: PatronagePage, patron: Patron, tier: Bytes): void {
  const before = patron.tier
  if (before !== null) {
    addPatrons(before, -1)
  } else {
    page.patronCount += 1
  }
  addPatrons(tier, 1)
  patron.tier = tier
}

/** Moves the end of the paid time; `amount` micro-USDC were paid for so many months more. Reckons as the contract. */
function prolong(
  patron: Patron,
  amount: BigInt,
  months: i32,
  paidUntil: BigInt,
  event: ethereum.Event,
): void {
  const now = event.block.timestamp
  const left = patron.paidUntil.gt(now) ? patron.paidUntil.minus(now) : BigInt.zero()
  const added = THIRTY_DAYS.times(BigInt.fromI32(months))
  const whole = left.plus(added)
  if (!whole.isZero()) {
    // The price of a month times the seconds added is what was paid times a month.
    patron.rate = left.times(patron.rate).plus(amount.times(THIRTY_DAYS)).div(whole)
  }
  patron.paidUntil = paidUntil
}

/** Counts a payment, saves the patronage, and returns the record: payer, split and months are still to be filled in. */
function contribute(
  page: PatronagePage,
  patron: Patron,
  tier: Bytes,
  kind: string,
  amount: BigInt,
  event: ethereum.Event,
): PatronagePayment {
  page.contributed = page.contributed.plus(amount)
  page.save()
  patron.contributed = patron.contributed.plus(amount)
  patron.save()

  const payment = new PatronagePayment(recordId(event))
  payment.patron = patron.id
  payment.artist = patron.artist
  payment.kind = kind
  payment.tier = tier
  payment.amount = amount
  payment.reward = BigInt.zero()
  payment.paidUntil = patron.paidUntil
  stamp(payment, event)
  return payment
}

function recordChange(
  patron: Patron,
  kind: string,
  tier: Bytes | null,
  event: ethereum.Event,
): void {
  const change = new PatronChange(recordId(event))
  change.patron = patron.id
  change.kind = kind
  change.tier = tier
  change.terms = patron.terms
  change.renewal = patron.renewal
  stamp(change, event)
  change.save()
}

function renewalOf(number: i32): string {
  return number >= 0 && number < RENEWALS.length ? RENEWALS[number] : RENEWALS[0]
}

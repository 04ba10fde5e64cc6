import type { Address } from 'viem'
import { makePayment } from './income.ts'
import { ahead, endOf, raised, wholeDown, wholeUp, withStretch, worth } from './paidTime.ts'
import type { Division } from './payments.ts'
import {
  ensure,
  priceOf,
  type Subscriber,
  type SubscriptionsState,
  setSubscriber,
  subscriberOf,
} from './state.ts'
import { folded, lifted, stored } from './stored.ts'
import { FREE, GRACE, MAX_AHEAD, type PaidTier, PERIOD, type Tier } from './terms.ts'

/** Who calls, and when. */
type Call = {
  caller: Address
  /** Unix seconds. */
  now: bigint
}

/** Until when somebody has access if nothing is paid, in Unix seconds; zero for who never had any. */
export function accessEnd({ paid, renewTier }: Subscriber): bigint {
  return paid.length === 0 || renewTier === FREE ? endOf(paid) : endOf(paid) + GRACE
}

/** The tier of now, and the Unix seconds at which another follows or access ends if nothing is paid. */
export function tierOf(
  state: SubscriptionsState,
  account: Address,
  now: bigint,
): { tier: Tier; until: bigint } {
  const subscriber = subscriberOf(state, account)
  const [current = subscriber.paid.at(-1), ...others] = ahead(subscriber.paid, now)
  if (!current || accessEnd(subscriber) <= now) return { tier: FREE, until: 0n }
  const next = others.find(({ tier }) => tier !== current.tier)
  return { tier: current.tier, until: next?.from ?? accessEnd(subscriber) }
}

/** Somebody without a subscription begins one, now. */
export function subscribe(
  state: SubscriptionsState,
  {
    caller,
    now,
    tier,
    periods,
    automatic,
    maximum,
  }: Call & { tier: Tier; periods: bigint; automatic: boolean; maximum: bigint },
): Division {
  ensure(tier !== FREE, 'Subscriptions_FreeTier')
  const { paid } = subscriberOf(state, caller)
  ensure(!hasAccess(state, caller, now), 'Subscriptions_AlreadySubscribed')
  const rate = priceOf(state, tier, now)
  const time = { from: now, until: now + periods * PERIOD }
  checkPeriods(periods, time.until, now)
  const amount = rate * periods
  ensure(amount <= maximum, 'Subscriptions_AboveMaximum')
  const division = makePayment(state, { subscriber: caller, amount, tier, ...time, at: now })
  setSubscriber(state, caller, {
    paid: withStretch(paid, { ...time, tier, rate }),
    since: now,
    prior: undefined,
    renewTier: tier,
    agreed: automatic ? rate : 0n,
  })
  return division
}

/** A subscriber pays for more time, which follows that already paid. */
export function renew(
  state: SubscriptionsState,
  { caller, now, periods, maximum }: Call & { periods: bigint; maximum: bigint },
): Division {
  const { renewTier: tier, agreed } = live(state, caller, now)
  ensure(tier !== FREE, 'Subscriptions_Cancelled')
  const rate = priceOf(state, tier, now)
  const amount = rate * periods
  ensure(amount <= maximum, 'Subscriptions_AboveMaximum')
  const { after, time } = prolonged(state, { account: caller, now, periods, tier, rate })
  const division = makePayment(state, { subscriber: caller, amount, tier, ...time, at: now })
  setSubscriber(state, caller, { ...after, agreed: agreed === 0n ? 0n : rate })
  return division
}

/** Anyone has a subscriber who agreed to it pay for one more period. */
export function collect(
  state: SubscriptionsState,
  { caller, now, subscriber }: Call & { subscriber: Address },
): Division {
  const { renewTier: tier, agreed, paid } = live(state, subscriber, now)
  ensure(tier !== FREE && agreed > 0n, 'Subscriptions_NotAutomatic')
  ensure(endOf(paid) <= now, 'Subscriptions_NotDue')
  const rate = priceOf(state, tier, now)
  ensure(rate <= agreed, 'Subscriptions_AboveAgreed')
  const { after, time } = prolonged(state, { account: subscriber, now, periods: 1n, tier, rate })
  const payment = { subscriber, amount: rate, tier, ...time, at: now, keeper: caller }
  const division = makePayment(state, payment)
  setSubscriber(state, subscriber, after)
  return division
}

/** What an upgrade costs now, in micro-USDC, and the Unix seconds until which it reaches. */
export function previewUpgrade(
  state: SubscriptionsState,
  { caller, now, tier }: Call & { tier: Tier },
): { cost: bigint; until: bigint } {
  const { paid } = live(state, caller, now)
  const stretches = ahead(paid, now)
  const [current] = stretches
  ensure(current !== undefined, 'Subscriptions_PaidTimeOver')
  ensure(tier !== FREE && tier > current.tier, 'Subscriptions_NotHigher')
  const until = stretches.find((stretch) => stretch.tier >= tier)?.from ?? endOf(paid)
  const full = wholeUp(priceOf(state, tier, now) * (until - now))
  const value = wholeDown(worth(paid, now, until))
  return { cost: full > value ? full - value : 0n, until }
}

/** A subscriber moves to a higher tier at once, for the rest of the time already paid. */
export function upgrade(
  state: SubscriptionsState,
  { caller, now, tier, maximum }: Call & { tier: PaidTier; maximum: bigint },
): Division {
  const { cost, until } = previewUpgrade(state, { caller, now, tier })
  ensure(cost <= maximum, 'Subscriptions_AboveMaximum')
  const time = { from: now, until }
  const division = makePayment(state, { subscriber: caller, amount: cost, tier, ...time, at: now })
  const before = subscriberOf(state, caller)
  const price = priceOf(state, tier, now)
  const paid = raised(before.paid, { ...time, tier, price })
  setSubscriber(state, caller, { ...lifted(before, now), paid })
  const { renewTier, agreed } = before
  if (renewTier !== FREE && renewTier <= tier) {
    setSubscriber(state, caller, { renewTier: tier, agreed: agreed === 0n ? 0n : price })
  }
  return division
}

/** A subscriber chooses what it renews as, and up to which price anyone may collect; `FREE` cancels. */
export function setRenewal(
  state: SubscriptionsState,
  {
    caller,
    now,
    tier,
    automatic,
    maximum,
  }: Call & { tier: Tier; automatic: boolean; maximum: bigint },
): void {
  live(state, caller, now)
  if (automatic) {
    ensure(tier !== FREE, 'Subscriptions_FreeNotAutomatic')
    ensure(priceOf(state, tier, now) <= maximum, 'Subscriptions_AboveMaximum')
  }
  setSubscriber(state, caller, { renewTier: tier, agreed: automatic ? maximum : 0n })
}

/** The time of a renewal, and what becomes of the subscriber by it. */
function prolonged(
  state: SubscriptionsState,
  {
    account,
    now,
    periods,
    tier,
    rate,
  }: { account: Address; now: bigint; periods: bigint; tier: PaidTier; rate: bigint },
): { after: Subscriber; time: { from: bigint; until: bigint } } {
  const before = folded(subscriberOf(state, account), now)
  const from = endOf(before.paid)
  const time = { from, until: from + periods * PERIOD }
  checkPeriods(periods, time.until, now)
  const after = { ...before, paid: withStretch(before.paid, { ...time, tier, rate }) }
  ensure(stored(after).length <= 2, 'Subscriptions_ChangePending')
  return { after: folded(after, now), time }
}

/** Whoever has access, grace included; throws when somebody has none. */
function live(state: SubscriptionsState, account: Address, now: bigint): Subscriber {
  ensure(hasAccess(state, account, now), 'Subscriptions_NotSubscribed')
  return subscriberOf(state, account)
}

function hasAccess(state: SubscriptionsState, account: Address, now: bigint): boolean {
  return accessEnd(subscriberOf(state, account)) > now
}

function checkPeriods(periods: bigint, until: bigint, now: bigint): void {
  ensure(periods > 0n && until <= now + MAX_AHEAD, 'Subscriptions_BadPeriods')
}

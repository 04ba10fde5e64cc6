import { PERIOD, type Tier } from './terms.ts'

/** A stretch of paid time. */
export type Stretch = {
  /** Unix seconds at which it begins. */
  from: bigint
  /** Unix seconds at which it ends. */
  until: bigint
  tier: Tier
  /** What it was bought for, in micro-USDC for 30 days. */
  rate: bigint
}

/** All the time that somebody has ever paid for, in order; gaps lie between subscriptions that have lapsed. */
export type PaidTime = readonly Stretch[]

/** When the paid time ends, or has ended; zero when there never was any. */
export function endOf(paid: PaidTime): bigint {
  return paid.at(-1)?.until ?? 0n
}

/** What lies between two moments, the stretches at the ends cut. */
export function between(paid: PaidTime, from: bigint, until: bigint): Stretch[] {
  return paid
    .map((stretch) => ({
      ...stretch,
      from: later(stretch.from, from),
      until: earlier(stretch.until, until),
    }))
    .filter((stretch) => stretch.from < stretch.until)
}

/** What is still to come. */
export function ahead(paid: PaidTime, now: bigint): Stretch[] {
  return between(paid, now, endOf(paid))
}

/** What the time between two moments was bought for, in micro-USDC times `PERIOD`: exact. */
export function worth(paid: PaidTime, from: bigint, until: bigint): bigint {
  return between(paid, from, until).reduce(
    (sum, stretch) => sum + stretch.rate * (stretch.until - stretch.from),
    0n,
  )
}

/** With another stretch at the end; one that is like the last and follows at once is a part of it. */
export function withStretch(paid: PaidTime, next: Stretch): PaidTime {
  const last = paid.at(-1)
  const isSame = last?.tier === next.tier && last.rate === next.rate && last.until === next.from
  return isSame ? [...paid.slice(0, -1), { ...last, until: next.until }] : [...paid, next]
}

/** With the time between two moments on a tier, at the price or at what it was bought for on average, if that is more. */
export function raised(
  paid: PaidTime,
  { from, until, tier, price }: { from: bigint; until: bigint; tier: Tier; price: bigint },
): PaidTime {
  const rate = later(price, worth(paid, from, until) / (until - from))
  const stretches = [
    ...between(paid, 0n, from),
    { from, until, tier, rate },
    ...between(paid, until, endOf(paid)),
  ]
  return stretches.reduce<PaidTime>(withStretch, [])
}

/** What micro-USDC times `PERIOD` are in whole micro-USDC, rounded down. */
export function wholeDown(amount: bigint): bigint {
  return amount / PERIOD
}

/** What micro-USDC times `PERIOD` are in whole micro-USDC, rounded up. */
export function wholeUp(amount: bigint): bigint {
  return (amount + PERIOD - 1n) / PERIOD
}

const earlier = (a: bigint, b: bigint) => (a < b ? a : b)
const later = (a: bigint, b: bigint) => (a > b ? a : b)

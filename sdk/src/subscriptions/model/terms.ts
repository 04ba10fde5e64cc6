/** What a subscriber has, by its number on-chain. */
export const [FREE, BASIC, PREMIUM, SUPPORTER] = [0, 1, 2, 3] as const
export type Tier = 0 | 1 | 2 | 3
export type PaidTier = Exclude<Tier, typeof FREE>

/** How an epoch's pool is divided, by its number on-chain. */
export const [PRO_RATA, USER_CENTRIC] = [0, 1] as const
export type Policy = 0 | 1

/** All in seconds. */
const DAY = 86_400n
/** What a price is for. */
export const PERIOD = 30n * DAY
/** What is credited together. */
export const EPOCH = 30n * DAY
/** How long somebody who may still renew keeps the tier after the paid time. */
export const GRACE = 3n * DAY
/** How long after their epoch plays may be settled. */
export const SETTLEMENT_WINDOW = 3n * DAY
/** How long before they are in force prices are announced. */
export const NOTICE = 30n * DAY
/** How far ahead of now time may be paid. */
export const MAX_AHEAD = 12n * PERIOD

/** How many plays of a listener count a day where a play is a point. */
export const DAILY_PLAYS = 500n
/** How many artists a supporter can name. */
export const MAX_NAMED = 4

/** Percent of each payment. */
export const [PLATFORM, PATRONAGE] = [20n, 10n] as const
/** Percent of an automatic renewal, out of the platform's. */
export const KEEPER_REWARD = 1n

/** Micro-USDC for 30 days. */
export type Prices = Record<PaidTier, bigint>
export const FIRST_PRICES: Prices = {
  [BASIC]: 5_000_000n,
  [PREMIUM]: 10_000_000n,
  [SUPPORTER]: 15_000_000n,
}

/** The epoch of a moment. */
export function epochOf(seconds: bigint): bigint {
  return seconds / EPOCH
}

/** The UTC day of a moment. */
export function dayOf(seconds: bigint): bigint {
  return seconds / DAY
}

/** The epoch's first second. */
export function startOf(epoch: bigint): bigint {
  return epoch * EPOCH
}

/** Up to when plays that are settled now have been listened to, for all that is counted. */
export function countingClock(now: bigint): bigint {
  return now - SETTLEMENT_WINDOW
}

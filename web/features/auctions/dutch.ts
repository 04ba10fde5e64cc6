import { dutchPriceAt } from '@stave/sdk/auctions'

/** A Dutch auction's prices and times. Prices in micro-USDC for one token, times in Unix seconds or seconds. */
export type DutchCurve = {
  startPrice: bigint
  floorPrice: bigint
  startsAt: number
  /** Seconds in which the price falls. */
  fall: number
  /** Seconds for which it stays at the floor. */
  rest: number
}

/** Unix seconds from which nobody can buy. */
export function dutchEndsAt({ startsAt, fall, rest }: DutchCurve): number {
  return startsAt + fall + rest
}

/** Where a Dutch auction stands. `unsold`: its time is over and tokens are left. */
export type DutchPhase = 'coming' | 'falling' | 'resting' | 'unsold' | 'over'

/** Where it stands at a moment, with `left` tokens still for sale. */
export function dutchPhase(curve: DutchCurve & { left: number }, time: number): DutchPhase {
  if (curve.left === 0) return 'over'
  if (time < curve.startsAt) return 'coming'
  if (time < curve.startsAt + curve.fall) return 'falling'
  return time < dutchEndsAt(curve) ? 'resting' : 'unsold'
}

/**
 * The most to agree to for `quantity` tokens: the price of the minute before this one, so that it stays the same while
 * somebody reads it, and a page that is a little ahead of the chain is not refused.
 */
export function dutchMaximum(
  curve: DutchCurve,
  { quantity, time }: { quantity: number; time: number },
): bigint {
  const before = Math.floor(time / 60) * 60 - 60
  return dutchPriceAt({ ...curve, time: before }) * BigInt(quantity)
}

/** How far the price has fallen, from 0 to 1. */
export function dutchProgress({ startsAt, fall }: DutchCurve, time: number): number {
  return Math.min(1, Math.max(0, (time - startsAt) / fall))
}

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
 * The most to agree to for `quantity` tokens at this second's price: the price only falls, so what is read now is never
 * exceeded later. A page that is a little ahead of the chain is still accepted with the seconds given here.
 */
export function dutchMaximum(
  curve: DutchCurve,
  { quantity, time, slack = 60 }: { quantity: number; time: number; slack?: number },
): bigint {
  return dutchPriceAt({ ...curve, time: time - slack }) * BigInt(quantity)
}

/** How far the price has fallen, from 0 to 1. */
export function dutchProgress({ startsAt, fall }: DutchCurve, time: number): number {
  return Math.min(1, Math.max(0, (time - startsAt) / fall))
}

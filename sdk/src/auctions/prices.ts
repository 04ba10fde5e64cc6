import type { DutchTerms } from './terms.ts'

/** Seconds for which a late bid leaves an English auction open. */
export const BID_EXTENSION = 600

export type DutchPriceAtParameters = Required<
  Pick<DutchTerms, 'startPrice' | 'floorPrice' | 'startsAt' | 'fall'>
> & {
  /** Unix seconds. */
  time: number
}

/**
 * Micro-USDC for one token of a Dutch auction at a time, as the contract has it to the unit: a straight line from the
 * start price to the floor, rounded up. For a clock that shows it without asking the chain.
 *
 * @example
 * dutchPriceAt({ ...(await getDutchAuction(client, { auction: 1 })), time: Date.now() / 1000 })
 */
export function dutchPriceAt({
  startPrice,
  floorPrice,
  startsAt,
  fall,
  time,
}: DutchPriceAtParameters): bigint {
  const passed = BigInt(Math.max(0, Math.floor(time) - startsAt))
  if (passed >= BigInt(fall)) return floorPrice
  return startPrice - ((startPrice - floorPrice) * passed) / BigInt(fall)
}

export type MinimumBidAfterParameters = {
  /** The highest bid, in micro-USDC; 0 before the first. */
  bid: bigint
  /** The least first bid, in micro-USDC. */
  opening: bigint
  /** Percent. */
  raise: number
}

/**
 * The least that the next bid must be, in micro-USDC, as the contract has it to the unit: the opening bid, or the
 * highest one and the raise, rounded up.
 *
 * @example
 * minimumBidAfter({ bid: 10_000_000n, opening: 5_000_000n, raise: 5 }) // 10_500_000n
 */
export function minimumBidAfter({ bid, opening, raise }: MinimumBidAfterParameters): bigint {
  if (bid === 0n) return opening
  return bid + (bid * BigInt(raise) + 99n) / 100n
}

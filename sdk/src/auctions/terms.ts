/** What the artist fixes when a Dutch auction is made. */
export type DutchTerms = {
  /** Tokens for sale. */
  quantity: number
  /** Micro-USDC for one token at the start. */
  startPrice: bigint
  /** Micro-USDC for one token once it has fallen; above zero, at most `startPrice`. */
  floorPrice: bigint
  /** Unix seconds, within a year; at once unless given. */
  startsAt?: number | undefined
  /** Seconds in which the price falls from the first to the second. */
  fall: number
  /** Seconds for which the auction stays open at the floor price. */
  rest: number
}

/** What the artist fixes when an English auction is made. */
export type EnglishTerms = {
  /** The least first bid, in micro-USDC; above zero. */
  opening: bigint
  /** The least highest bid, in micro-USDC, for which the token is sold; `opening` unless given. */
  reserve?: bigint | undefined
  /** Micro-USDC for which anybody gets the token while no bid stands at the reserve; never unless given. */
  buyNow?: bigint | undefined
  /** Percent of the highest bid by which the next one must be above it, 1 to 100. */
  raise: number
  /** Unix seconds, within a year; at once unless given. */
  startsAt?: number | undefined
  /** Seconds, 10 minutes to 90 days. A bid in the last ten minutes extends it. */
  duration: number
}

/**
 * Where an English auction stands; an entry's place is its number on-chain. `OPEN` waits for bids or for its settlement;
 * `UNCLAIMED` is sold to somebody who could not receive the token.
 */
export const auctionStages = ['OPEN', 'SOLD', 'UNCLAIMED', 'UNSOLD', 'CANCELLED'] as const
export type AuctionStage = (typeof auctionStages)[number]

/** Terms as the contract takes them. */
export function encodeDutchTerms({
  quantity,
  startPrice,
  floorPrice,
  startsAt = 0,
  fall,
  rest,
}: DutchTerms) {
  const prices = { startPrice: Number(startPrice), floorPrice: Number(floorPrice) }
  return { quantity, ...prices, startsAt, fall, rest }
}

/** Terms as the contract takes them. */
export function encodeEnglishTerms({
  opening,
  reserve = opening,
  buyNow = 0n,
  raise,
  startsAt = 0,
  duration,
}: EnglishTerms) {
  const prices = { opening: Number(opening), reserve: Number(reserve), buyNow: Number(buyNow) }
  return { ...prices, raise, startsAt, duration }
}

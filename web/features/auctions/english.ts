import { type AuctionStage, minimumBidAfter } from '@stave/sdk/auctions'
import type { Address } from 'viem'
import { formatUsd } from '@/lib/money.ts'

/** An English auction's rules and state. Amounts in micro-USDC, times in Unix seconds. */
export type EnglishAuction = {
  stage: AuctionStage
  opening: bigint
  reserve: bigint
  /** Zero: it cannot be bought at once. */
  buyNow: bigint
  /** Percent. */
  raise: number
  startsAt: number
  endsAt: number
  /** Who bids most, or has bought; undefined before the first bid. */
  bidder: Address | undefined
  bid: bigint
}

/** Where an auction stands. `due`: its time is over, and anyone may settle it. */
export type EnglishPhase =
  | 'coming'
  | 'running'
  | 'due'
  | 'sold'
  | 'unclaimed'
  | 'unsold'
  | 'cancelled'

export function englishPhase(auction: EnglishAuction, time: number): EnglishPhase {
  const closed = { SOLD: 'sold', UNCLAIMED: 'unclaimed', UNSOLD: 'unsold', CANCELLED: 'cancelled' }
  if (auction.stage !== 'OPEN') return closed[auction.stage] as EnglishPhase
  if (time < auction.startsAt) return 'coming'
  return time < auction.endsAt ? 'running' : 'due'
}

/** Whether it can be bought at once: there is a price, and no bid stands at the reserve. */
export function canBuyNow({ buyNow, bid, reserve }: EnglishAuction): boolean {
  return buyNow > 0n && bid < reserve
}

/** What is wrong with a bid, and what to do; undefined when nothing is. */
export function bidProblem(auction: EnglishAuction, bid: bigint | undefined): string | undefined {
  const least = minimumBidAfter(auction)
  if (bid === undefined) return `Give an amount of dollars, at least ${formatUsd(least)}.`
  if (bid < least) return `Bid at least ${formatUsd(least)}.`
  return undefined
}

/** What a bid takes from the wallet: what is deposited already counts. */
export function bidCost(bid: bigint, deposited: bigint): bigint {
  return bid > deposited ? bid - deposited : 0n
}

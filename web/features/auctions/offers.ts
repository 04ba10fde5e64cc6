import type { DutchOfferFragment, EnglishOfferFragment } from '@stave/sdk/query'
import { getAddress } from 'viem'
import type { DutchCurve } from './dutch.ts'
import type { EnglishAuction } from './english.ts'

/** A Dutch auction's prices and times as the subgraph has them. */
export function toCurve(auction: DutchOfferFragment): DutchCurve & { left: number } {
  return {
    startPrice: BigInt(auction.startPrice),
    floorPrice: BigInt(auction.floorPrice),
    startsAt: Number(auction.startsAt),
    fall: Number(auction.fall),
    rest: Number(auction.rest),
    left: auction.state === 'OPEN' ? Number(auction.left) : 0,
  }
}

/** An English auction as the subgraph has it. */
export function toEnglish(auction: EnglishOfferFragment): EnglishAuction {
  return {
    stage: auction.stage,
    opening: BigInt(auction.opening),
    reserve: BigInt(auction.reserve),
    buyNow: BigInt(auction.buyNow),
    raise: auction.raise,
    startsAt: Number(auction.startsAt),
    endsAt: Number(auction.endsAt),
    bidder: auction.bidder ? getAddress(auction.bidder.id) : undefined,
    bid: BigInt(auction.bid),
  }
}

import type { Address } from 'viem'
import { zeroAddress } from 'viem'
import { type AuctionStage, auctionStages } from '../../auctions/terms.ts'
import type { EnglishAuctionsUnknownAuctionError } from '../../errors/englishAuctions.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetEnglishAuctionParameters = ReadParameters & {
  /** The auction's id. */
  auction: number
}
export type GetEnglishAuctionReturnType = {
  /** Who bids most, or has bought; undefined before the first bid. */
  bidder: Address | undefined
  /** Micro-USDC: the highest bid, or what was paid; 0 before the first bid. */
  bid: bigint
  /** Unix seconds from which no bid counts. */
  endsAt: number
  /** Where it stands. */
  stage: AuctionStage
  /** Of which one token is sold. */
  edition: number
  /** The song, whose split earns the money. */
  song: number
  /** The least first bid, in micro-USDC. */
  opening: bigint
  /** The least highest bid for which the token is sold, in micro-USDC. */
  reserve: bigint
  /** Micro-USDC for which anybody gets the token while no bid stands at the reserve; undefined is never. */
  buyNow: bigint | undefined
  /** Percent of the highest bid by which the next one must be above it. */
  raise: number
  /** Unix seconds. */
  startsAt: number
}
export type GetEnglishAuctionErrorType = ReadErrorType | EnglishAuctionsUnknownAuctionError

/**
 * An English auction as it stands.
 *
 * @example
 * const { bid, endsAt } = await getEnglishAuction(client, { auction: 1 })
 */
export async function getEnglishAuction(
  client: StaveClient,
  { auction, ...options }: GetEnglishAuctionParameters,
): Promise<GetEnglishAuctionReturnType> {
  const stored = await read(
    client,
    {
      contract: 'EnglishAuctions',
      abi: englishAuctionsAbi,
      functionName: 'auctionOf',
      args: [auction],
    },
    options,
  )
  return {
    ...stored,
    bidder: stored.bidder === zeroAddress ? undefined : stored.bidder,
    bid: BigInt(stored.bid),
    stage: auctionStages[stored.stage] ?? 'OPEN',
    opening: BigInt(stored.opening),
    reserve: BigInt(stored.reserve),
    buyNow: stored.buyNow === 0 ? undefined : BigInt(stored.buyNow),
  }
}

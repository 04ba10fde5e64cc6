import type { EnglishAuctionsUnknownAuctionError } from '../../errors/englishAuctions.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetMinimumBidParameters = ReadParameters & {
  /** The auction's id. */
  auction: number
}
export type GetMinimumBidReturnType = bigint
export type GetMinimumBidErrorType = ReadErrorType | EnglishAuctionsUnknownAuctionError

/**
 * The least that the next bid must be, in micro-USDC: the opening bid, or the highest one and the raise, rounded up.
 *
 * @example
 * const minimum = await getMinimumBid(client, { auction: 1 })
 */
export function getMinimumBid(
  client: StaveClient,
  { auction, ...options }: GetMinimumBidParameters,
): Promise<GetMinimumBidReturnType> {
  return read(
    client,
    {
      contract: 'EnglishAuctions',
      abi: englishAuctionsAbi,
      functionName: 'minimumBid',
      args: [auction],
    },
    options,
  )
}

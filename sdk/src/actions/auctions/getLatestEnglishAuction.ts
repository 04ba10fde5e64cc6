import { englishAuctionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetLatestEnglishAuctionParameters = ReadParameters
export type GetLatestEnglishAuctionReturnType = number
export type GetLatestEnglishAuctionErrorType = ReadErrorType

/**
 * The newest English auction's id, which is the number of them; zero when there is none.
 *
 * @example
 * const newest = await getLatestEnglishAuction(client)
 */
export function getLatestEnglishAuction(
  client: StaveClient,
  options: GetLatestEnglishAuctionParameters = {},
): Promise<GetLatestEnglishAuctionReturnType> {
  return read(
    client,
    {
      contract: 'EnglishAuctions',
      abi: englishAuctionsAbi,
      functionName: 'latestAuction',
      args: [],
    },
    options,
  )
}

import { dutchAuctionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetLatestDutchAuctionParameters = ReadParameters
export type GetLatestDutchAuctionReturnType = number
export type GetLatestDutchAuctionErrorType = ReadErrorType

/**
 * The newest Dutch auction's id, which is the number of them; zero when there is none.
 *
 * @example
 * const newest = await getLatestDutchAuction(client)
 */
export function getLatestDutchAuction(
  client: StaveClient,
  options: GetLatestDutchAuctionParameters = {},
): Promise<GetLatestDutchAuctionReturnType> {
  return read(
    client,
    { contract: 'DutchAuctions', abi: dutchAuctionsAbi, functionName: 'latestAuction', args: [] },
    options,
  )
}

import type { DutchTerms } from '../../auctions/terms.ts'
import type { DutchAuctionsUnknownAuctionError } from '../../errors/dutchAuctions.ts'
import { dutchAuctionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetDutchAuctionParameters = ReadParameters & {
  /** The auction's id. */
  auction: number
}
export type GetDutchAuctionReturnType = Required<DutchTerms> & {
  /** Whose tokens are sold. */
  edition: number
  /** Tokens still for sale; none when sold out, cancelled or closed. */
  left: number
}
export type GetDutchAuctionErrorType = ReadErrorType | DutchAuctionsUnknownAuctionError

/**
 * A Dutch auction as it stands.
 *
 * @example
 * const { left, floorPrice } = await getDutchAuction(client, { auction: 1 })
 */
export async function getDutchAuction(
  client: StaveClient,
  { auction, ...options }: GetDutchAuctionParameters,
): Promise<GetDutchAuctionReturnType> {
  const stored = await read(
    client,
    {
      contract: 'DutchAuctions',
      abi: dutchAuctionsAbi,
      functionName: 'auctionOf',
      args: [auction],
    },
    options,
  )
  return {
    ...stored,
    startPrice: BigInt(stored.startPrice),
    floorPrice: BigInt(stored.floorPrice),
  }
}

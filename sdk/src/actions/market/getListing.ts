import type { Address } from 'viem'
import { marketAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetListingParameters = ReadParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
  /** Who has listed them. */
  seller: Address
}
export type GetListingReturnType =
  | {
      /** Micro-USDC for one token. */
      price: bigint
      /** Tokens still for sale. */
      quantity: number
      /** Unix seconds from which it no longer counts. */
      expiresAt: number
      /** It counts while this is the seller's series; see `getMarketSeries`. */
      series: number
      /** The song whose split has the royalty; of royalty shares, the split that they earn from. */
      origin: number
      /** Basis points of the price. */
      royalty: number
    }
  | undefined
export type GetListingErrorType = ReadErrorType

/**
 * What a seller listed last, whether or not it still counts: `previewPurchase` tells. Undefined when it was sold,
 * taken back or never listed.
 *
 * @example
 * const listing = await getListing(client, { ...token, seller })
 */
export async function getListing(
  client: StaveClient,
  { collection, id, seller, ...options }: GetListingParameters,
): Promise<GetListingReturnType> {
  const stored = await read(
    client,
    {
      contract: 'Market',
      abi: marketAbi,
      functionName: 'listingOf',
      args: [collection, id, seller],
    },
    options,
  )
  return stored.price === 0 ? undefined : { ...stored, price: BigInt(stored.price) }
}

import type { Address } from 'viem'
import { marketAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetOfferParameters = ReadParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
  /** Whose offer. */
  bidder: Address
}
export type GetOfferReturnType =
  | {
      /** Micro-USDC for one token. */
      price: bigint
      /** Tokens still wanted. */
      quantity: number
      /** Unix seconds from which it no longer counts. */
      expiresAt: number
      /** It counts while this is the bidder's series; see `getMarketSeries`. */
      series: number
      /** The split of the storefront that brought it. */
      storefront: number | undefined
    }
  | undefined
export type GetOfferErrorType = ReadErrorType

/**
 * What a bidder offered last, whether or not it still counts: `previewOffer` tells. Undefined when it was used up,
 * taken back or never made.
 *
 * @example
 * const offer = await getOffer(client, { ...token, bidder })
 */
export async function getOffer(
  client: StaveClient,
  { collection, id, bidder, ...options }: GetOfferParameters,
): Promise<GetOfferReturnType> {
  const stored = await read(
    client,
    { contract: 'Market', abi: marketAbi, functionName: 'offerOf', args: [collection, id, bidder] },
    options,
  )
  return stored.price === 0
    ? undefined
    : { ...stored, price: BigInt(stored.price), storefront: stored.storefront || undefined }
}

import type { Address } from 'viem'
import type {
  MarketBadQuantityError,
  MarketExpiredError,
  MarketNotApprovedError,
  MarketNotFundedError,
  MarketNotHeldError,
  MarketNotOfferedError,
  MarketSongSuspendedError,
  MarketTooFewError,
  MarketUnknownTokenError,
} from '../../errors/market.ts'
import type { SplitsPausedError } from '../../errors/splits.ts'
import { marketAbi } from '../../generated/abis.ts'
import type { SaleReceipt } from '../../market/token.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type PreviewOfferParameters = ReadParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
  /** Whose offer. */
  bidder: Address
  /** Who would accept it. */
  seller: Address
  /** How many tokens; 1 of a song. */
  quantity: number
}
export type PreviewOfferReturnType = SaleReceipt
export type PreviewOfferErrorType =
  | ReadErrorType
  | MarketBadQuantityError
  | MarketExpiredError
  | MarketNotApprovedError
  | MarketNotFundedError
  | MarketNotHeldError
  | MarketNotOfferedError
  | MarketSongSuspendedError
  | MarketTooFewError
  | MarketUnknownTokenError
  | SplitsPausedError

/**
 * What `acceptOffer` would pay whom now, to the unit. Fails as it would.
 *
 * @example
 * const { proceeds } = await previewOffer(client, { ...token, bidder, seller, quantity: 1 })
 */
export function previewOffer(
  client: StaveClient,
  { collection, id, bidder, seller, quantity, ...options }: PreviewOfferParameters,
): Promise<PreviewOfferReturnType> {
  return read(
    client,
    {
      contract: 'Market',
      abi: marketAbi,
      functionName: 'previewOffer',
      args: [collection, id, bidder, seller, quantity],
    },
    options,
  )
}

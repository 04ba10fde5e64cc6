import type { Address } from 'viem'
import type {
  MarketBadQuantityError,
  MarketExpiredError,
  MarketNotApprovedError,
  MarketNotHeldError,
  MarketNotListedError,
  MarketSongSuspendedError,
  MarketTooFewError,
  MarketUnknownTokenError,
} from '../../errors/market.ts'
import type { SplitsPausedError } from '../../errors/splits.ts'
import { marketAbi } from '../../generated/abis.ts'
import type { SaleReceipt } from '../../market/token.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type PreviewPurchaseParameters = ReadParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
  /** Who has listed them. */
  seller: Address
  /** How many tokens; 1 of a song. */
  quantity: number
}
export type PreviewPurchaseReturnType = SaleReceipt
export type PreviewPurchaseErrorType =
  | ReadErrorType
  | MarketBadQuantityError
  | MarketExpiredError
  | MarketNotApprovedError
  | MarketNotHeldError
  | MarketNotListedError
  | MarketSongSuspendedError
  | MarketTooFewError
  | MarketUnknownTokenError
  | SplitsPausedError

/**
 * What `buyListed` would pay whom now, to the unit. Fails as it would, whatever the buyer has.
 *
 * @example
 * const { price, royalty, fee } = await previewPurchase(client, { ...token, seller, quantity: 1 })
 */
export function previewPurchase(
  client: StaveClient,
  { collection, id, seller, quantity, ...options }: PreviewPurchaseParameters,
): Promise<PreviewPurchaseReturnType> {
  return read(
    client,
    {
      contract: 'Market',
      abi: marketAbi,
      functionName: 'preview',
      args: [collection, id, seller, quantity],
    },
    options,
  )
}

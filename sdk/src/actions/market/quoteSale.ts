import type { Address } from 'viem'
import type { MarketSongSuspendedError, MarketUnknownTokenError } from '../../errors/market.ts'
import { marketAbi } from '../../generated/abis.ts'
import type { SaleReceipt } from '../../market/token.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type QuoteSaleParameters = ReadParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
  /** Micro-USDC for all tokens. */
  price: bigint
}
export type QuoteSaleReturnType = SaleReceipt
export type QuoteSaleErrorType = ReadErrorType | MarketSongSuspendedError | MarketUnknownTokenError

/**
 * What a sale at a price would pay whom.
 *
 * @example
 * const { proceeds } = await quoteSale(client, { ...token, price: 20_000_000n })
 */
export function quoteSale(
  client: StaveClient,
  { collection, id, price, ...options }: QuoteSaleParameters,
): Promise<QuoteSaleReturnType> {
  return read(
    client,
    { contract: 'Market', abi: marketAbi, functionName: 'quote', args: [collection, id, price] },
    options,
  )
}

import type { Address, Hash } from 'viem'
import type {
  MarketBadExpiryError,
  MarketBadQuantityError,
  MarketNotApprovedError,
  MarketNotHeldError,
  MarketUnknownTokenError,
  MarketZeroPriceError,
} from '../../errors/market.ts'
import { marketAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ListTokenParameters = WriteParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
  /** Micro-USDC for one token. */
  price: bigint
  /** How many tokens; 1 of a song. */
  quantity: number
  /** Unix seconds from which it no longer counts, within 366 days. */
  expiresAt: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ListTokenReturnType = Hash
export type SimulateListTokenReturnType = Simulation<void>
export type ListTokenErrorType =
  | WriteErrorType
  | MarketBadExpiryError
  | MarketBadQuantityError
  | MarketNotApprovedError
  | MarketNotHeldError
  | MarketUnknownTokenError
  | MarketZeroPriceError

/**
 * Lists tokens of the sender for sale. They stay in the sender's wallet; the Market contract must be allowed to move
 * them (`approveSong`, `setEditionsOperator`, `approveShares`). Replaces an earlier listing of them.
 *
 * @example
 * await listToken(client, {
 *   ...tradedToken({ edition: 3 }, 31337),
 *   price: 20_000_000n,
 *   quantity: 1,
 *   expiresAt: Math.floor(Date.now() / 1000) + 30 * 86_400,
 * })
 */
export function listToken(
  client: StaveClient,
  parameters: ListTokenParameters,
): Promise<ListTokenReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `listToken`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateListToken(
  client: StaveClient,
  parameters: ListTokenParameters,
): Promise<SimulateListTokenReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ collection, id, price, quantity, expiresAt }: ListTokenParameters) {
  return {
    contract: 'Market',
    abi: marketAbi,
    functionName: 'list',
    args: [collection, id, Number(price), quantity, expiresAt],
  } as const
}

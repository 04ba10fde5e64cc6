import type { Address, Hash } from 'viem'
import type {
  MarketBadExpiryError,
  MarketBadQuantityError,
  MarketNotFundedError,
  MarketSongSuspendedError,
  MarketUnknownTokenError,
  MarketZeroPriceError,
} from '../../errors/market.ts'
import type { SplitsUnknownSplitError } from '../../errors/splits.ts'
import { marketAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type MakeOfferParameters = WriteParameters & {
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
  /** The split of the storefront that brought it. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type MakeOfferReturnType = Hash
export type SimulateMakeOfferReturnType = Simulation<void>
export type MakeOfferErrorType =
  | WriteErrorType
  | MarketBadExpiryError
  | MarketBadQuantityError
  | MarketNotFundedError
  | MarketSongSuspendedError
  | MarketUnknownTokenError
  | MarketZeroPriceError
  | SplitsUnknownSplitError

/**
 * Offers to buy tokens from whoever has them. The money stays in the sender's wallet, and the Market contract must
 * stay approved for it. Replaces an earlier offer for them.
 *
 * @example
 * await makeOffer(client, {
 *   ...tradedToken({ song: 1 }, 31337),
 *   price: 500_000_000n,
 *   quantity: 1,
 *   expiresAt: Math.floor(Date.now() / 1000) + 7 * 86_400,
 * })
 */
export function makeOffer(
  client: StaveClient,
  parameters: MakeOfferParameters,
): Promise<MakeOfferReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `makeOffer`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateMakeOffer(
  client: StaveClient,
  parameters: MakeOfferParameters,
): Promise<SimulateMakeOfferReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ collection, id, price, quantity, expiresAt, storefront }: MakeOfferParameters) {
  return {
    contract: 'Market',
    abi: marketAbi,
    functionName: 'offer',
    args: [collection, id, Number(price), quantity, expiresAt, storefront ?? 0],
  } as const
}

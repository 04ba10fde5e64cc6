import type { Address, Hash } from 'viem'
import type { ERC1155InvalidReceiverError } from '../../errors/editions.ts'
import type {
  MarketBadQuantityError,
  MarketExpiredError,
  MarketNotApprovedError,
  MarketNotHeldError,
  MarketNotListedError,
  MarketPriceAboveMaximumError,
  MarketSongSuspendedError,
  MarketTooFewError,
  MarketUnknownTokenError,
} from '../../errors/market.ts'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsPausedError,
  SplitsSplitFullError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { marketAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type BuyListedParameters = WriteParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
  /** Who has listed them. */
  seller: Address
  /** How many tokens; 1 of a song. */
  quantity: number
  /** The most micro-USDC that the sender pays for all of them. */
  maximum: bigint
  /** The split of the storefront that brought it. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type BuyListedReturnType = Hash
export type SimulateBuyListedReturnType = Simulation<bigint>
export type BuyListedErrorType =
  | WriteErrorType
  | ERC1155InvalidReceiverError
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | MarketBadQuantityError
  | MarketExpiredError
  | MarketNotApprovedError
  | MarketNotHeldError
  | MarketNotListedError
  | MarketPriceAboveMaximumError
  | MarketSongSuspendedError
  | MarketTooFewError
  | MarketUnknownTokenError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Buys tokens that somebody has listed; `previewPurchase` tells who gets what. The Market contract must be approved
 * for the price. In the simulation `result` is the price, in micro-USDC.
 *
 * @example
 * const { price } = await previewPurchase(client, { ...token, seller, quantity: 1 })
 * await buyListed(client, { ...token, seller, quantity: 1, maximum: price })
 */
export function buyListed(
  client: StaveClient,
  parameters: BuyListedParameters,
): Promise<BuyListedReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `buyListed`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateBuyListed(
  client: StaveClient,
  parameters: BuyListedParameters,
): Promise<SimulateBuyListedReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ collection, id, seller, quantity, maximum, storefront }: BuyListedParameters) {
  return {
    contract: 'Market',
    abi: marketAbi,
    functionName: 'buy',
    args: [collection, id, seller, quantity, maximum, storefront ?? 0],
  } as const
}

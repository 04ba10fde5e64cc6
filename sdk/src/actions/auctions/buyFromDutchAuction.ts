import type { Hash } from 'viem'
import type {
  DutchAuctionsNotRunningError,
  DutchAuctionsPriceAboveMaximumError,
  DutchAuctionsSoldOutError,
  DutchAuctionsSongSuspendedError,
  DutchAuctionsUnknownAuctionError,
} from '../../errors/dutchAuctions.ts'
import type {
  EditionsZeroQuantityError,
  ERC1155InvalidReceiverError,
} from '../../errors/editions.ts'
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
import { dutchAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type BuyFromDutchAuctionParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
  /** How many tokens. */
  quantity: number
  /** The most micro-USDC that the sender will pay for all of them. */
  maximum: bigint
  /** The split of the storefront that brought it. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type BuyFromDutchAuctionReturnType = Hash
export type SimulateBuyFromDutchAuctionReturnType = Simulation<bigint>
export type BuyFromDutchAuctionErrorType =
  | WriteErrorType
  | DutchAuctionsNotRunningError
  | DutchAuctionsPriceAboveMaximumError
  | DutchAuctionsSoldOutError
  | DutchAuctionsSongSuspendedError
  | DutchAuctionsUnknownAuctionError
  | ERC1155InvalidReceiverError
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | EditionsZeroQuantityError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Buys tokens at the price of the block's second. The DutchAuctions contract must be approved for it. In the
 * simulation `result` is what they would cost, in micro-USDC; `waitForBuyFromDutchAuction` tells what they did.
 *
 * @example
 * await buyFromDutchAuction(client, { auction: 1, quantity: 1, maximum: 20_000_000n })
 */
export function buyFromDutchAuction(
  client: StaveClient,
  parameters: BuyFromDutchAuctionParameters,
): Promise<BuyFromDutchAuctionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `buyFromDutchAuction`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateBuyFromDutchAuction(
  client: StaveClient,
  parameters: BuyFromDutchAuctionParameters,
): Promise<SimulateBuyFromDutchAuctionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction, quantity, maximum, storefront }: BuyFromDutchAuctionParameters) {
  return {
    contract: 'DutchAuctions',
    abi: dutchAuctionsAbi,
    functionName: 'buy',
    args: [auction, quantity, maximum, storefront ?? 0],
  } as const
}

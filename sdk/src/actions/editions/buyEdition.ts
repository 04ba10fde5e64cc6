import type { Hash } from 'viem'
import type {
  EditionsNotOnSaleError,
  EditionsPriceAboveMaximumError,
  EditionsSoldOutError,
  EditionsSongSuspendedError,
  EditionsUnknownEditionError,
  EditionsWalletLimitError,
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
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type BuyEditionParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
  /** How many tokens. */
  quantity: number
  /** The most micro-USDC that the sender will pay for all of them. */
  maximum: bigint
  /** The split of the storefront that brought it. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type BuyEditionReturnType = Hash
export type SimulateBuyEditionReturnType = Simulation<void>
export type BuyEditionErrorType =
  | WriteErrorType
  | ERC1155InvalidReceiverError
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | EditionsNotOnSaleError
  | EditionsPriceAboveMaximumError
  | EditionsSoldOutError
  | EditionsSongSuspendedError
  | EditionsUnknownEditionError
  | EditionsWalletLimitError
  | EditionsZeroQuantityError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Buys tokens at the edition's price. The Editions contract must be approved for it, unless they are free.
 *
 * @example
 * await buyEdition(client, { edition: 3, quantity: 1, maximum: 5_000_000n })
 */
export function buyEdition(
  client: StaveClient,
  parameters: BuyEditionParameters,
): Promise<BuyEditionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `buyEdition`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateBuyEdition(
  client: StaveClient,
  parameters: BuyEditionParameters,
): Promise<SimulateBuyEditionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition, quantity, maximum, storefront }: BuyEditionParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'buy',
    args: [edition, quantity, maximum, storefront ?? 0],
  } as const
}

import type { Hash } from 'viem'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsNothingToPayError,
  SplitsPausedError,
  SplitsSplitFullError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type PayParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** Micro-USDC. */
  amount: bigint
  /** The split of the storefront that brought the payment. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type PayReturnType = Hash
export type SimulatePayReturnType = Simulation<void>
export type PayErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | SplitsLedgerFullError
  | SplitsNothingToPayError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Pays the sender's currency into a split, less the protocol fee. The Splits contract must be approved for the
 * amount.
 *
 * @example
 * await pay(client, { split: 7, amount: 5_000_000n })
 */
export function pay(client: StaveClient, parameters: PayParameters): Promise<PayReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `pay`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulatePay(
  client: StaveClient,
  parameters: PayParameters,
): Promise<SimulatePayReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, amount, storefront }: PayParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'pay',
    args: [split, amount, storefront ?? 0],
  } as const
}

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

export type TipParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** Micro-USDC. */
  amount: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type TipReturnType = Hash
export type SimulateTipReturnType = Simulation<void>
export type TipErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | SplitsLedgerFullError
  | SplitsNothingToPayError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Pays the sender's currency into a split without a fee. The Splits contract must be approved for the amount.
 *
 * @example
 * await tip(client, { split: 7, amount: 1_000_000n })
 */
export function tip(client: StaveClient, parameters: TipParameters): Promise<TipReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `tip`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateTip(
  client: StaveClient,
  parameters: TipParameters,
): Promise<SimulateTipReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, amount }: TipParameters) {
  return { contract: 'Splits', abi: splitsAbi, functionName: 'tip', args: [split, amount] } as const
}

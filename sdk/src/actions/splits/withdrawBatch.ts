import type { Address, Hash } from 'viem'
import type { SplitsNothingToWithdrawError, SplitsUnknownSplitError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type WithdrawBatchParameters = WriteParameters & {
  /** Ids of the splits. */
  splits: readonly number[]
  /** An account, or a split by `splitRecipient`. */
  recipient: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type WithdrawBatchReturnType = Hash
export type SimulateWithdrawBatchReturnType = Simulation<bigint>
export type WithdrawBatchErrorType =
  | WriteErrorType
  | SplitsNothingToWithdrawError
  | SplitsUnknownSplitError

/**
 * Pays a recipient all that it may withdraw from several splits, in one transfer; anyone may send it.
 *
 * @example
 * await withdrawBatch(client, { splits: [7, 8], recipient: ada })
 */
export function withdrawBatch(
  client: StaveClient,
  parameters: WithdrawBatchParameters,
): Promise<WithdrawBatchReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `withdrawBatch`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateWithdrawBatch(
  client: StaveClient,
  parameters: WithdrawBatchParameters,
): Promise<SimulateWithdrawBatchReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ splits, recipient }: WithdrawBatchParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'withdrawBatch',
    args: [splits, recipient],
  } as const
}

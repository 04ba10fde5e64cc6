import type { Address, Hash } from 'viem'
import type { SplitsNothingToWithdrawError, SplitsUnknownSplitError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type WithdrawToParameters = WriteParameters & {
  /** Ids of the splits. */
  splits: readonly number[]
  /** Where the money goes. */
  to: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type WithdrawToReturnType = Hash
export type SimulateWithdrawToReturnType = Simulation<bigint>
export type WithdrawToErrorType =
  | WriteErrorType
  | SplitsNothingToWithdrawError
  | SplitsUnknownSplitError

/**
 * Pays the sender's money from several splits to another address.
 *
 * @example
 * await withdrawTo(client, { splits: [7, 8], to: exchange })
 */
export function withdrawTo(
  client: StaveClient,
  parameters: WithdrawToParameters,
): Promise<WithdrawToReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `withdrawTo`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateWithdrawTo(
  client: StaveClient,
  parameters: WithdrawToParameters,
): Promise<SimulateWithdrawToReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ splits, to }: WithdrawToParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'withdrawTo',
    args: [splits, to],
  } as const
}

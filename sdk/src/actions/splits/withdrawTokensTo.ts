import type { Address, Hash } from 'viem'
import type { SplitsTransferFailedError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type WithdrawTokensToParameters = WriteParameters & {
  /** Their numbers, from the `TokenArrived` events. */
  arrivals: readonly bigint[]
  /** Where the tokens go. */
  to: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type WithdrawTokensToReturnType = Hash
export type SimulateWithdrawTokensToReturnType = Simulation<void>
export type WithdrawTokensToErrorType = WriteErrorType | SplitsTransferFailedError

/**
 * Pays the sender's part of arrivals of other tokens to another address.
 *
 * @example
 * await withdrawTokensTo(client, { arrivals: [1n], to: exchange })
 */
export function withdrawTokensTo(
  client: StaveClient,
  parameters: WithdrawTokensToParameters,
): Promise<WithdrawTokensToReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `withdrawTokensTo`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateWithdrawTokensTo(
  client: StaveClient,
  parameters: WithdrawTokensToParameters,
): Promise<SimulateWithdrawTokensToReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ arrivals, to }: WithdrawTokensToParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'withdrawTokensTo',
    args: [arrivals, to],
  } as const
}

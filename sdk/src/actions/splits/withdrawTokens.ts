import type { Address, Hash } from 'viem'
import type { SplitsTransferFailedError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type WithdrawTokensParameters = WriteParameters & {
  /** Their numbers, from the `TokenArrived` events. */
  arrivals: readonly bigint[]
  /** An account, or a split by `splitRecipient`. */
  recipient: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type WithdrawTokensReturnType = Hash
export type SimulateWithdrawTokensReturnType = Simulation<void>
export type WithdrawTokensErrorType = WriteErrorType | SplitsTransferFailedError

/**
 * Pays a recipient its part of arrivals of other tokens; anyone may send it.
 *
 * @example
 * await withdrawTokens(client, { arrivals: [1n, 2n], recipient: ada })
 */
export function withdrawTokens(
  client: StaveClient,
  parameters: WithdrawTokensParameters,
): Promise<WithdrawTokensReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `withdrawTokens`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateWithdrawTokens(
  client: StaveClient,
  parameters: WithdrawTokensParameters,
): Promise<SimulateWithdrawTokensReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ arrivals, recipient }: WithdrawTokensParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'withdrawTokens',
    args: [arrivals, recipient],
  } as const
}

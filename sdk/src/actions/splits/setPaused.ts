import type { Hash } from 'viem'
import type { AccessManagedUnauthorizedError } from '../../errors/governance.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetPausedParameters = WriteParameters & {
  /** Whether payments in are refused. */
  paused: boolean
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetPausedReturnType = Hash
export type SimulateSetPausedReturnType = Simulation<void>
export type SetPausedErrorType = WriteErrorType | AccessManagedUnauthorizedError

/**
 * Stops payments in, or lets them go on; the sender is a guardian. Withdrawals always work.
 *
 * @example
 * await setPaused(client, { paused: true })
 */
export function setPaused(
  client: StaveClient,
  parameters: SetPausedParameters,
): Promise<SetPausedReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setPaused`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetPaused(
  client: StaveClient,
  parameters: SetPausedParameters,
): Promise<SimulateSetPausedReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ paused }: SetPausedParameters) {
  return { contract: 'Splits', abi: splitsAbi, functionName: 'setPaused', args: [paused] } as const
}

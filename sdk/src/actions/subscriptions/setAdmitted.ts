import type { Address, Hash } from 'viem'
import type { AccessManagedUnauthorizedError } from '../../errors/governance.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetAdmittedParameters = WriteParameters & {
  /** Whose songs. */
  artists: readonly Address[]
  /** Whether their plays count from now on. */
  admitted: boolean
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetAdmittedReturnType = Hash
export type SimulateSetAdmittedReturnType = Simulation<void>
export type SetAdmittedErrorType = WriteErrorType | AccessManagedUnauthorizedError

/**
 * Admits artists to the subscription pool, or not; the sender is a curator.
 *
 * @example
 * await setAdmitted(client, { artists: [ada], admitted: true })
 */
export function setAdmitted(
  client: StaveClient,
  parameters: SetAdmittedParameters,
): Promise<SetAdmittedReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setAdmitted`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetAdmitted(
  client: StaveClient,
  parameters: SetAdmittedParameters,
): Promise<SimulateSetAdmittedReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artists, admitted }: SetAdmittedParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'setAdmitted',
    args: [artists, admitted],
  } as const
}

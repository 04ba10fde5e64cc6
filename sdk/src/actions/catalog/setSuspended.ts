import type { Hash } from 'viem'
import type { CatalogUnknownSongError } from '../../errors/catalog.ts'
import type { AccessManagedUnauthorizedError } from '../../errors/governance.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetSuspendedParameters = WriteParameters & {
  /** The song's id. */
  song: number
  /** Whether new plays are stopped. */
  suspended: boolean
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetSuspendedReturnType = Hash
export type SimulateSetSuspendedReturnType = Simulation<void>
export type SetSuspendedErrorType =
  | WriteErrorType
  | AccessManagedUnauthorizedError
  | CatalogUnknownSongError

/**
 * Stops new plays of a song, or lets them go on; the sender is a curator. What the song is owed stays owed.
 *
 * @example
 * await setSuspended(client, { song: 1, suspended: true })
 */
export function setSuspended(
  client: StaveClient,
  parameters: SetSuspendedParameters,
): Promise<SetSuspendedReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setSuspended`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetSuspended(
  client: StaveClient,
  parameters: SetSuspendedParameters,
): Promise<SimulateSetSuspendedReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ song, suspended }: SetSuspendedParameters) {
  return {
    contract: 'Catalog',
    abi: catalogAbi,
    functionName: 'setSuspended',
    args: [song, suspended],
  } as const
}

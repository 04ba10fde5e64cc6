import type { Hash } from 'viem'
import type { Pass } from '../../editions/pass.ts'
import type { CatalogNotOwnerError } from '../../errors/catalog.ts'
import type { EditionsUnknownEditionError } from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type RevokePassParameters = WriteParameters & {
  /** The pass as it was signed. */
  pass: Pass
}
/** The transaction; wait for it with `waitForReceipt`. */
export type RevokePassReturnType = Hash
export type SimulateRevokePassReturnType = Simulation<void>
export type RevokePassErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | EditionsUnknownEditionError

/**
 * Takes one pass back; what was bought with it stays bought. The sender controls the song.
 *
 * @example
 * await revokePass(client, { pass })
 */
export function revokePass(
  client: StaveClient,
  parameters: RevokePassParameters,
): Promise<RevokePassReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `revokePass`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateRevokePass(
  client: StaveClient,
  parameters: RevokePassParameters,
): Promise<SimulateRevokePassReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ pass }: RevokePassParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'revokePass',
    args: [pass],
  } as const
}

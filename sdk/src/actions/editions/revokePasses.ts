import type { Hash } from 'viem'
import type { CatalogNotOwnerError } from '../../errors/catalog.ts'
import type { EditionsUnknownEditionError } from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type RevokePassesParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type RevokePassesReturnType = Hash
export type SimulateRevokePassesReturnType = Simulation<number>
export type RevokePassesErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | EditionsUnknownEditionError

/**
 * Takes all passes back that were signed for an edition so far, known or not. The sender controls the song. In the
 * simulation `result` is the series of passes that count from then on.
 *
 * @example
 * await revokePasses(client, { edition: 3 })
 */
export function revokePasses(
  client: StaveClient,
  parameters: RevokePassesParameters,
): Promise<RevokePassesReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `revokePasses`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateRevokePasses(
  client: StaveClient,
  parameters: RevokePassesParameters,
): Promise<SimulateRevokePassesReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition }: RevokePassesParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'revokePasses',
    args: [edition],
  } as const
}

import type { Hash } from 'viem'
import type { CatalogNotOwnerError } from '../../errors/catalog.ts'
import type { EditionsUnknownEditionError } from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type EndEditionParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type EndEditionReturnType = Hash
export type SimulateEndEditionReturnType = Simulation<void>
export type EndEditionErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | EditionsUnknownEditionError

/**
 * Gives up what is left for ever: no more tokens than there are, and those that an auction has set aside. The sender
 * controls the song.
 *
 * @example
 * await endEdition(client, { edition: 3 })
 */
export function endEdition(
  client: StaveClient,
  parameters: EndEditionParameters,
): Promise<EndEditionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `endEdition`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateEndEdition(
  client: StaveClient,
  parameters: EndEditionParameters,
): Promise<SimulateEndEditionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition }: EndEditionParameters) {
  return { contract: 'Editions', abi: editionsAbi, functionName: 'end', args: [edition] } as const
}

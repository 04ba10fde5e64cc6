import type { Address, Hash } from 'viem'
import type { ERC721InvalidOperatorError } from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetCatalogOperatorParameters = WriteParameters & {
  /** A label, a manager. */
  operator: Address
  /** Whether it may. */
  approved: boolean
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetCatalogOperatorReturnType = Hash
export type SimulateSetCatalogOperatorReturnType = Simulation<void>
export type SetCatalogOperatorErrorType = WriteErrorType | ERC721InvalidOperatorError

/**
 * Lets an operator register and manage all of the sender's songs, or takes that back.
 *
 * @example
 * await setCatalogOperator(client, { operator: label, approved: true })
 */
export function setCatalogOperator(
  client: StaveClient,
  parameters: SetCatalogOperatorParameters,
): Promise<SetCatalogOperatorReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setCatalogOperator`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetCatalogOperator(
  client: StaveClient,
  parameters: SetCatalogOperatorParameters,
): Promise<SimulateSetCatalogOperatorReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ operator, approved }: SetCatalogOperatorParameters) {
  return {
    contract: 'Catalog',
    abi: catalogAbi,
    functionName: 'setApprovalForAll',
    args: [operator, approved],
  } as const
}

import type { Hash } from 'viem'
import type {
  EditionsNotMinterError,
  EditionsNotReservedError,
  EditionsZeroQuantityError,
} from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ReleaseEditionParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
  /** How many tokens. */
  quantity: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ReleaseEditionReturnType = Hash
export type SimulateReleaseEditionReturnType = Simulation<void>
export type ReleaseEditionErrorType =
  | WriteErrorType
  | EditionsNotMinterError
  | EditionsNotReservedError
  | EditionsZeroQuantityError

/**
 * Puts back tokens that the sender, the edition's minter, has set aside.
 *
 * @example
 * await releaseEdition(client, { edition: 3, quantity: 10 })
 */
export function releaseEdition(
  client: StaveClient,
  parameters: ReleaseEditionParameters,
): Promise<ReleaseEditionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `releaseEdition`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateReleaseEdition(
  client: StaveClient,
  parameters: ReleaseEditionParameters,
): Promise<SimulateReleaseEditionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition, quantity }: ReleaseEditionParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'release',
    args: [edition, quantity],
  } as const
}

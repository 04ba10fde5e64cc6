import type { Hash } from 'viem'
import type {
  EditionsNotMinterError,
  EditionsSoldOutError,
  EditionsZeroQuantityError,
} from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ReserveEditionParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
  /** How many tokens. */
  quantity: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ReserveEditionReturnType = Hash
export type SimulateReserveEditionReturnType = Simulation<void>
export type ReserveEditionErrorType =
  | WriteErrorType
  | EditionsNotMinterError
  | EditionsSoldOutError
  | EditionsZeroQuantityError

/**
 * Sets tokens aside, so that nobody else gets them. The sender is the edition's minter.
 *
 * @example
 * await reserveEdition(client, { edition: 3, quantity: 10 })
 */
export function reserveEdition(
  client: StaveClient,
  parameters: ReserveEditionParameters,
): Promise<ReserveEditionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `reserveEdition`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateReserveEdition(
  client: StaveClient,
  parameters: ReserveEditionParameters,
): Promise<SimulateReserveEditionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition, quantity }: ReserveEditionParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'reserve',
    args: [edition, quantity],
  } as const
}

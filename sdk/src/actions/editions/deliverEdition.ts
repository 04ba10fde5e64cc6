import type { Address, Hash } from 'viem'
import type {
  EditionsNotMinterError,
  EditionsNotReservedError,
  EditionsZeroQuantityError,
  ERC1155InvalidReceiverError,
} from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type DeliverEditionParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
  /** Who gets them. */
  receiver: Address
  /** How many tokens. */
  quantity: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type DeliverEditionReturnType = Hash
export type SimulateDeliverEditionReturnType = Simulation<void>
export type DeliverEditionErrorType =
  | WriteErrorType
  | ERC1155InvalidReceiverError
  | EditionsNotMinterError
  | EditionsNotReservedError
  | EditionsZeroQuantityError

/**
 * Hands out tokens that the sender, the edition's minter, has set aside.
 *
 * @example
 * await deliverEdition(client, { edition: 3, receiver: ben, quantity: 1 })
 */
export function deliverEdition(
  client: StaveClient,
  parameters: DeliverEditionParameters,
): Promise<DeliverEditionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `deliverEdition`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateDeliverEdition(
  client: StaveClient,
  parameters: DeliverEditionParameters,
): Promise<SimulateDeliverEditionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition, receiver, quantity }: DeliverEditionParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'deliver',
    args: [edition, receiver, quantity],
  } as const
}

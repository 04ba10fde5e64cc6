import type { Address, Hash } from 'viem'
import type {
  ERC1155InsufficientBalanceError,
  ERC1155InvalidReceiverError,
  ERC1155MissingApprovalForAllError,
} from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type TransferEditionParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
  /** Who has them. */
  from: Address
  /** Who gets them. */
  to: Address
  /** How many tokens. */
  quantity: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type TransferEditionReturnType = Hash
export type SimulateTransferEditionReturnType = Simulation<void>
export type TransferEditionErrorType =
  | WriteErrorType
  | ERC1155InsufficientBalanceError
  | ERC1155InvalidReceiverError
  | ERC1155MissingApprovalForAllError

/**
 * Hands edition tokens on. The sender has them, or is an operator of who has.
 *
 * @example
 * await transferEdition(client, { edition: 3, from: ada, to: ben, quantity: 1 })
 */
export function transferEdition(
  client: StaveClient,
  parameters: TransferEditionParameters,
): Promise<TransferEditionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `transferEdition`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateTransferEdition(
  client: StaveClient,
  parameters: TransferEditionParameters,
): Promise<SimulateTransferEditionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition, from, to, quantity }: TransferEditionParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'safeTransferFrom',
    args: [from, to, BigInt(edition), BigInt(quantity), '0x'],
  } as const
}

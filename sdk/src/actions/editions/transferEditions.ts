import type { Address, Hash } from 'viem'
import type {
  ERC1155InsufficientBalanceError,
  ERC1155InvalidReceiverError,
  ERC1155MissingApprovalForAllError,
} from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type TransferEditionsParameters = WriteParameters & {
  /** Who has them. */
  from: Address
  /** Who gets them. */
  to: Address
  /** What is handed on. */
  tokens: readonly { edition: number; quantity: number }[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type TransferEditionsReturnType = Hash
export type SimulateTransferEditionsReturnType = Simulation<void>
export type TransferEditionsErrorType =
  | WriteErrorType
  | ERC1155InsufficientBalanceError
  | ERC1155InvalidReceiverError
  | ERC1155MissingApprovalForAllError

/**
 * As `transferEdition`, for tokens of several editions at once.
 *
 * @example
 * await transferEditions(client, { from: ada, to: ben, tokens: [{ edition: 3, quantity: 1 }] })
 */
export function transferEditions(
  client: StaveClient,
  parameters: TransferEditionsParameters,
): Promise<TransferEditionsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `transferEditions`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateTransferEditions(
  client: StaveClient,
  parameters: TransferEditionsParameters,
): Promise<SimulateTransferEditionsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ from, to, tokens }: TransferEditionsParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'safeBatchTransferFrom',
    args: [
      from,
      to,
      tokens.map(({ edition }) => BigInt(edition)),
      tokens.map(({ quantity }) => BigInt(quantity)),
      '0x',
    ],
  } as const
}

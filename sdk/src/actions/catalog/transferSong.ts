import type { Address, Hash } from 'viem'
import type {
  ERC721IncorrectOwnerError,
  ERC721InsufficientApprovalError,
  ERC721InvalidReceiverError,
  ERC721NonexistentTokenError,
} from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type TransferSongParameters = WriteParameters & {
  /** The song's id. */
  song: number
  /** Its owner. */
  from: Address
  /** Its new owner. */
  to: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type TransferSongReturnType = Hash
export type SimulateTransferSongReturnType = Simulation<void>
export type TransferSongErrorType =
  | WriteErrorType
  | ERC721IncorrectOwnerError
  | ERC721InsufficientApprovalError
  | ERC721InvalidReceiverError
  | ERC721NonexistentTokenError

/**
 * Hands a song's token on: the new owner sets its terms. Who earns is the split's matter and stays.
 *
 * @example
 * await transferSong(client, { song: 1, from: ada, to: ben })
 */
export function transferSong(
  client: StaveClient,
  parameters: TransferSongParameters,
): Promise<TransferSongReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `transferSong`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateTransferSong(
  client: StaveClient,
  parameters: TransferSongParameters,
): Promise<SimulateTransferSongReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ song, from, to }: TransferSongParameters) {
  return {
    contract: 'Catalog',
    abi: catalogAbi,
    functionName: 'safeTransferFrom',
    args: [from, to, BigInt(song)],
  } as const
}

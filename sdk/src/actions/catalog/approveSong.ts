import type { Address, Hash } from 'viem'
import type {
  ERC721InvalidApproverError,
  ERC721NonexistentTokenError,
} from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ApproveSongParameters = WriteParameters & {
  /** The song's id. */
  song: number
  /** Who may manage it; the zero address for nobody. */
  to: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ApproveSongReturnType = Hash
export type SimulateApproveSongReturnType = Simulation<void>
export type ApproveSongErrorType =
  | WriteErrorType
  | ERC721InvalidApproverError
  | ERC721NonexistentTokenError

/**
 * Lets one account manage a song and hand it on.
 *
 * @example
 * await approveSong(client, { song: 1, to: manager })
 */
export function approveSong(
  client: StaveClient,
  parameters: ApproveSongParameters,
): Promise<ApproveSongReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `approveSong`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateApproveSong(
  client: StaveClient,
  parameters: ApproveSongParameters,
): Promise<SimulateApproveSongReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ song, to }: ApproveSongParameters) {
  return {
    contract: 'Catalog',
    abi: catalogAbi,
    functionName: 'approve',
    args: [to, BigInt(song)],
  } as const
}

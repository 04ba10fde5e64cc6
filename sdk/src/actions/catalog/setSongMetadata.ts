import type { Hash, Hex } from 'viem'
import type {
  CatalogBadLengthError,
  CatalogNoMetadataError,
  CatalogNotOwnerError,
  CatalogUnknownSongError,
} from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetSongMetadataParameters = WriteParameters & {
  /** The song's id. */
  song: number
  /** sha2-256 digest of the metadata JSON, from `encodeMetadata`. */
  metadata: Hex
  /** 1 to 200 bytes. */
  title: string
  /** 1 to 50 bytes. */
  genre: string
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetSongMetadataReturnType = Hash
export type SimulateSetSongMetadataReturnType = Simulation<void>
export type SetSongMetadataErrorType =
  | WriteErrorType
  | CatalogBadLengthError
  | CatalogNoMetadataError
  | CatalogNotOwnerError
  | CatalogUnknownSongError

/**
 * Publishes other metadata for a song.
 *
 * @example
 * await setSongMetadata(client, { song: 1, metadata: digest, title: 'Blue Hour', genre: 'Jazz' })
 */
export function setSongMetadata(
  client: StaveClient,
  parameters: SetSongMetadataParameters,
): Promise<SetSongMetadataReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setSongMetadata`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetSongMetadata(
  client: StaveClient,
  parameters: SetSongMetadataParameters,
): Promise<SimulateSetSongMetadataReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ song, metadata, title, genre }: SetSongMetadataParameters) {
  return {
    contract: 'Catalog',
    abi: catalogAbi,
    functionName: 'setMetadata',
    args: [song, metadata, title, genre],
  } as const
}

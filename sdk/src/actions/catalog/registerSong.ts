import type { Address, Hash, Hex } from 'viem'
import { encodeTerms, type Terms } from '../../catalog/terms.ts'
import type {
  CatalogBadLengthError,
  CatalogNoMetadataError,
  CatalogNotOwnerError,
  CatalogUnknownLineError,
  CatalogUnknownSplitError,
} from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type RegisterSongParameters = WriteParameters & {
  /** The owner of the new song. */
  artist: Address
  /** sha2-256 digest of the metadata JSON, from `encodeMetadata`. */
  metadata: Hex
  /** The split that earns what the song earns; it never changes. */
  split: number
  /** Price, release time and open lines. */
  terms: Terms
  /** 1 to 200 bytes. */
  title: string
  /** 1 to 50 bytes. */
  genre: string
}
/** The transaction; wait for it with `waitForReceipt`. */
export type RegisterSongReturnType = Hash
export type SimulateRegisterSongReturnType = Simulation<number>
export type RegisterSongErrorType =
  | WriteErrorType
  | CatalogBadLengthError
  | CatalogNoMetadataError
  | CatalogNotOwnerError
  | CatalogUnknownLineError
  | CatalogUnknownSplitError

/**
 * Registers a song and mints its token. The sender is the artist, or an operator of the artist's.
 * `waitForRegisterSong` gives the new id.
 *
 * @example
 * const hash = await registerSong(client, {
 *   artist,
 *   metadata: digest,
 *   split,
 *   terms: { price: 10_000n, releaseAt: 0, lines: ['TABS'] },
 *   title: 'Blue Hour',
 *   genre: 'Ambient',
 * })
 * const { song } = await waitForRegisterSong(client, { hash })
 */
export function registerSong(
  client: StaveClient,
  parameters: RegisterSongParameters,
): Promise<RegisterSongReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `registerSong`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateRegisterSong(
  client: StaveClient,
  parameters: RegisterSongParameters,
): Promise<SimulateRegisterSongReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, metadata, split, terms, title, genre }: RegisterSongParameters) {
  return {
    contract: 'Catalog',
    abi: catalogAbi,
    functionName: 'register',
    args: [artist, metadata, split, encodeTerms(terms), title, genre],
  } as const
}

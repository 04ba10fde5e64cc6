import type { Hash, Hex } from 'viem'
import { type EditionTerms, encodeEditionTerms } from '../../editions/terms.ts'
import type { CatalogNotOwnerError, CatalogUnknownSongError } from '../../errors/catalog.ts'
import type {
  EditionsBadTitleError,
  EditionsBadWindowError,
  EditionsNoMetadataError,
  EditionsNoSupplyError,
  EditionsRoyaltyTooHighError,
  EditionsSongSuspendedError,
} from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CreateEditionParameters = WriteParameters & {
  /** The song's id. */
  song: number
  /** sha2-256 digest of the metadata JSON. */
  metadata: Hex
  /** 1 to 200 bytes. */
  title: string
  /** Supply, price, window, limits, royalty and minter; they never change. */
  terms: EditionTerms
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreateEditionReturnType = Hash
export type SimulateCreateEditionReturnType = Simulation<number>
export type CreateEditionErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | CatalogUnknownSongError
  | EditionsBadTitleError
  | EditionsBadWindowError
  | EditionsNoMetadataError
  | EditionsNoSupplyError
  | EditionsRoyaltyTooHighError
  | EditionsSongSuspendedError

/**
 * Makes an edition of a song. The sender controls the song. `waitForCreateEdition` gives the new id.
 *
 * @example
 * const hash = await createEdition(client, {
 *   song: 1,
 *   metadata: digest,
 *   title: 'Blue Hour, first pressing',
 *   terms: { supply: 100, price: 5_000_000n, royalty: 500 },
 * })
 * const { edition } = await waitForCreateEdition(client, { hash })
 */
export function createEdition(
  client: StaveClient,
  parameters: CreateEditionParameters,
): Promise<CreateEditionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `createEdition`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateCreateEdition(
  client: StaveClient,
  parameters: CreateEditionParameters,
): Promise<SimulateCreateEditionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ song, metadata, title, terms }: CreateEditionParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'create',
    args: [song, metadata, title, encodeEditionTerms(terms)],
  } as const
}

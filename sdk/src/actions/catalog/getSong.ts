import type { Hex } from 'viem'
import { decodeLines, type Terms } from '../../catalog/terms.ts'
import type { CatalogUnknownSongError } from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSongParameters = ReadParameters & {
  /** The song's id. */
  song: number
}
export type GetSongReturnType = Terms & {
  /** sha2-256 digest of the metadata JSON; `cidFromDigest` gives its CID. */
  metadata: Hex
  /** The split that earns what the song earns. */
  split: number
  /** Whether a curator has stopped new plays. */
  suspended: boolean
}
export type GetSongErrorType = ReadErrorType | CatalogUnknownSongError

/**
 * A song as the catalog holds it.
 *
 * @example
 * const { split, price, metadata } = await getSong(client, { song: 1 })
 */
export async function getSong(
  client: StaveClient,
  { song, ...options }: GetSongParameters,
): Promise<GetSongReturnType> {
  const { price, lines, ...stored } = await read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'songOf', args: [song] },
    options,
  )
  return { ...stored, price: BigInt(price), lines: decodeLines(lines) }
}

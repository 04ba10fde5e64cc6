import type { Hex } from 'viem'
import { InvalidMetadataError } from '../errors/sdk.ts'
import { cidFromDigest } from '../metadata/cid.ts'
import { parseProfileMetadata, parseSongMetadata } from '../metadata/parse.ts'
import type { ProfileMetadata } from '../metadata/profile.ts'
import type { SongMetadata } from '../metadata/song.ts'
import { type FetchBlockParameters, fetchBlock } from './fetch.ts'

export type FetchMetadataParameters = Omit<FetchBlockParameters, 'cid'> & {
  /** What the catalog keeps of it: the sha2-256 of the JSON. */
  digest: Hex
}

/**
 * A song's metadata from IPFS, its hash verified and its fields checked.
 *
 * Throws `InvalidMetadataError` when the JSON does not follow the schema, and as `fetchBlock`.
 *
 * @example
 * const { metadata: digest } = await getSong(client, { song: 1 })
 * const metadata = await fetchSongMetadata({ gatewayUrl, digest })
 */
export async function fetchSongMetadata(
  parameters: FetchMetadataParameters,
): Promise<SongMetadata> {
  return parseSongMetadata(await fetchJson('song', parameters))
}

/** As `fetchSongMetadata`, for an artist's profile. */
export async function fetchProfileMetadata(
  parameters: FetchMetadataParameters,
): Promise<ProfileMetadata> {
  return parseProfileMetadata(await fetchJson('profile', parameters))
}

async function fetchJson(
  type: 'song' | 'profile',
  { digest, ...options }: FetchMetadataParameters,
): Promise<unknown> {
  const bytes = await fetchBlock({ ...options, cid: cidFromDigest(digest) })
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    const issues = [{ field: '', message: 'is not JSON' }]
    throw new InvalidMetadataError({ type, issues }, { cause })
  }
}

import { type Hex, sha256 } from 'viem'
import { MetadataTooLargeError } from '../errors/sdk.ts'
import { cidFromDigest } from './cid.ts'
import { parseProfileMetadata, parseSongMetadata } from './parse.ts'
import type { ProfileMetadataInput } from './profile.ts'
import type { SongMetadataInput } from './song.ts'

/** IPFS cuts files at this size, and what is one block has the digest of its bytes. */
export const MAX_METADATA_BYTES = 262_144

export type EncodeMetadataReturnType = {
  /** Canonical JSON (RFC 8785) in UTF-8: to be added to IPFS as it is. */
  bytes: Uint8Array<ArrayBuffer>
  /** sha2-256 of the bytes: what the contracts keep. */
  digest: Hex
  /** The CID (version 1, raw) under which IPFS has the bytes. */
  cid: string
}

/**
 * Checks and writes metadata: the same content always gives the same bytes, digest and CID.
 *
 * Throws `InvalidMetadataError` with a message for each field, `MetadataTooLargeError` above 256 KiB.
 *
 * @example
 * const { bytes, digest } = encodeMetadata({ type: 'profile', name: 'Ada', links: [] })
 */
export function encodeMetadata(
  metadata: (SongMetadataInput & { type: 'song' }) | (ProfileMetadataInput & { type: 'profile' }),
): EncodeMetadataReturnType {
  const parsed =
    metadata.type === 'song' ? parseSongMetadata(metadata) : parseProfileMetadata(metadata)
  const bytes = new TextEncoder().encode(JSON.stringify(sorted(parsed)))
  if (bytes.length > MAX_METADATA_BYTES) throw new MetadataTooLargeError({ size: bytes.length })
  const digest = sha256(bytes)
  return { bytes, digest, cid: cidFromDigest(digest) }
}

/** The value with every object's keys in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]))
}

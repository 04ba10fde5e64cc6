import { type Hex, sha256 } from 'viem'
import { MetadataTooLargeError } from '../errors/sdk.ts'
import { cidFromDigest } from './cid.ts'
import { MAX_METADATA_BYTES } from './limits.ts'
import { type MetadataInput, parseMetadata } from './parse.ts'

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
export function encodeMetadata(metadata: MetadataInput): EncodeMetadataReturnType {
  const bytes = new TextEncoder().encode(JSON.stringify(sorted(parseMetadata(metadata))))
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

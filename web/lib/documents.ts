import { cidFromDigest } from '@stave/sdk/metadata'
import { type Hex, sha256 } from 'viem'

/** Small JSON files that contracts name by their digest. */
export type Document =
  /** Said with a tip. */
  | { type: 'message'; text: string }
  /** What a tier of patronage brings. */
  | { type: 'perks'; name: string; description: string; perks: readonly string[] }
  /** An edition; `image` and `name` are what marketplaces read. */
  | {
      type: 'edition'
      name: string
      description: string
      image?: string
      artwork?: { cid: string; mime: string }
    }

/** The longest message with a tip, in characters. */
export const MAX_MESSAGE = 500

/** The document's bytes for IPFS, the digest for the chain, and the CID that follows from it. */
export function encodeDocument(document: Document): {
  bytes: Uint8Array<ArrayBuffer>
  digest: Hex
  cid: string
} {
  const entries = Object.entries({ version: 1, ...document }).sort(([a], [b]) => (a < b ? -1 : 1))
  const bytes = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)))
  const digest = sha256(bytes)
  return { bytes, digest, cid: cidFromDigest(digest) }
}

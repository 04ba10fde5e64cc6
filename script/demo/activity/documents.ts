import { cidFromDigest } from '@stave/sdk/metadata'
import { type Hex, sha256 } from 'viem'

/** The small JSON files that contracts name by their digest. */
export type Document =
  | { type: 'message'; text: string }
  | { type: 'perks'; name: string; description: string; perks: readonly string[] }
  | {
      type: 'edition'
      name: string
      description: string
      /** As marketplaces read it. */
      image: string
      artwork: { cid: string; mime: string }
    }

/** A document's bytes, the same for the same content; its digest, for the chain; and its CID. */
export function encodeDocument(document: Document): {
  bytes: Uint8Array<ArrayBuffer>
  digest: Hex
  cid: string
} {
  const entries = Object.entries({ ...document, version: 1 })
  const sorted = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  const bytes = new TextEncoder().encode(JSON.stringify(sorted))
  const digest = sha256(bytes)
  return { bytes, digest, cid: cidFromDigest(digest) }
}

import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'

/** What can be put into IPFS: bytes, or a browser's file. */
export type IpfsContent = Uint8Array | Blob

/** What Kubo does with `cid-version=1&raw-leaves=true`, spelled out so that CIDs come out equal. */
const likeKubo = {
  cidVersion: 1,
  rawLeaves: true,
  chunker: fixedSize({ chunkSize: 262_144 }),
  layout: balanced({ maxChildrenPerNode: 174 }),
} as const

/** The importer hashes blocks and hands them on; here nobody keeps them. */
const nowhere = { put: <cid>(cid: cid) => cid }

/**
 * The CID that IPFS gives to a file (version 1, raw leaves), computed here.
 *
 * @example
 * await cidOf(new TextEncoder().encode('hello world\n')) // 'bafkreifjjc...'
 */
export async function cidOf(content: IpfsContent): Promise<string> {
  const { importer } = await import('ipfs-unixfs-importer')
  const source = [{ content: content instanceof Blob ? chunks(content) : content }]
  let cid = ''
  for await (const entry of importer(source, nowhere, likeKubo)) cid = entry.cid.toString()
  return cid
}

/** Browsers differ in whether a stream can be iterated, so a reader reads it. */
async function* chunks(blob: Blob): AsyncGenerator<Uint8Array> {
  const reader = blob.stream().getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
}

import { decode } from '@ipld/dag-pb'
import { UnixFS } from 'ipfs-unixfs'
import { exporter, type UnixFSDirectoryEntry, walkPath } from 'ipfs-unixfs-exporter'
import type { CID } from 'multiformats/cid'
import type { Blocks } from './blocks.ts'
import { codecs, type IpfsPath } from './cids.ts'
import { badRequest, failed, IpfsError, messageOf, notFound } from './errors.ts'

/** What a content path leads to. */
export interface Resolved {
  cid: CID
  /** The CID of each name on the path, the root first. */
  roots: CID[]
  /** Every block read on the way, directory shards too, the root first. */
  trail: CID[]
}

/** Follows a path through directories; throws 404 for a name that is not there. */
export async function resolvePath(blocks: Blocks, { root, segments }: IpfsPath): Promise<Resolved> {
  const resolved: Resolved = { cid: root, roots: [root], trail: [root] }
  for (const segment of segments) {
    try {
      const steps = walkPath(`${resolved.cid}/${segment}`, blocks.reader, { yieldSubShards: true })
      for await (const step of steps) {
        if (!step.cid.equals(resolved.trail.at(-1))) resolved.trail.push(step.cid)
        resolved.cid = step.cid
      }
    } catch (error) {
      if (error instanceof IpfsError) throw error
      throw notFound(`no link named "${segment}" under ${resolved.cid}`)
    }
    resolved.roots.push(resolved.cid)
  }
  return resolved
}

/** A node as a path's end: a file of `size` bytes, or a directory. */
export interface Stat {
  type: 'file' | 'directory'
  size: number
}

/** One node of a file's tree: the bytes it holds itself, and the parts that follow them. */
export interface FileNode extends Stat {
  data: Uint8Array
  children: { cid: CID; size: number }[]
}

const nothing = new Uint8Array()

/** Reads one node; blocks that are not dag-pb count as files of their own bytes. */
export async function readNode(blocks: Blocks, cid: CID): Promise<FileNode> {
  const bytes = await blocks.get(cid)
  if (cid.code !== codecs['dag-pb']) {
    return { type: 'file', data: bytes, children: [], size: bytes.length }
  }
  const node = unixfsOf(cid, bytes)
  if (node.unixfs.isDirectory()) return { type: 'directory', data: nothing, children: [], size: 0 }
  const { type, data, blockSizes } = node.unixfs
  if (type !== 'file' && type !== 'raw') throw badRequest(`${cid} is a ${type}, not a file`)
  if (blockSizes.length !== node.links.length) throw failed(`${cid} lists sizes for other parts`)
  const children = node.links.map((link, index) => ({
    cid: link,
    size: Number(blockSizes[index]),
  }))
  return { type: 'file', data: data ?? nothing, children, size: Number(node.unixfs.fileSize()) }
}

/** The entries of a directory, sharded or not, in its own order. */
export async function* directoryEntries(
  blocks: Blocks,
  cid: CID,
): AsyncGenerator<UnixFSDirectoryEntry> {
  const entry = await exporter(cid, blocks.reader)
  if (entry.type !== 'directory') throw failed(`${cid} is not a directory`)
  yield* entry.entries()
}

/** Every CID of a DAG once, parents before children; leaves are named without being read. */
export async function* walkDag(blocks: Blocks, root: CID): AsyncGenerator<CID> {
  const seen = new Set<string>()
  const pending = [root]
  for (let cid = pending.pop(); cid !== undefined; cid = pending.pop()) {
    if (seen.has(cid.toString())) continue
    seen.add(cid.toString())
    yield cid
    if (cid.code === codecs.raw) continue
    if (cid.code !== codecs['dag-pb']) {
      throw badRequest(`${cid}: links of codec 0x${cid.code.toString(16)} cannot be followed`)
    }
    pending.push(...linksOf(cid, await blocks.get(cid)).reverse())
  }
}

function linksOf(cid: CID, bytes: Uint8Array): CID[] {
  return decodeNode(cid, bytes).Links.map((link) => link.Hash)
}

function unixfsOf(cid: CID, bytes: Uint8Array): { unixfs: UnixFS; links: CID[] } {
  const node = decodeNode(cid, bytes)
  if (node.Data === undefined) throw failed(`${cid} is not UnixFS: it holds no data`)
  try {
    return { unixfs: UnixFS.unmarshal(node.Data), links: node.Links.map((link) => link.Hash) }
  } catch (error) {
    throw failed(`${cid} is not UnixFS: ${messageOf(error)}`)
  }
}

function decodeNode(cid: CID, bytes: Uint8Array) {
  try {
    return decode(bytes)
  } catch (error) {
    throw failed(`${cid} is not dag-pb: ${messageOf(error)}`)
  }
}

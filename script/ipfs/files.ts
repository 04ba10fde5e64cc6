import type { CID } from 'multiformats/cid'
import type { Blocks } from './blocks.ts'
import { readNode } from './dag.ts'
import { failed } from './errors.ts'

/**
 * Reads the bytes `[start, end)` of a file, one block at a time and only when asked for the next,
 * so that a slow reader holds one block in memory and never causes a read ahead.
 */
export async function* readFile(
  blocks: Blocks,
  root: { cid: CID; size: number },
  start = 0,
  end = root.size,
): AsyncGenerator<Uint8Array> {
  const pending = [{ cid: root.cid, size: root.size, offset: 0 }]
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.size === 0 || part.offset >= end || part.offset + part.size <= start) continue
    const node = await readNode(blocks, part.cid)
    if (node.type !== 'file' || node.size !== part.size) {
      throw failed(`${part.cid} does not hold the ${part.size} bytes that its parent says`)
    }
    const wanted = node.data.subarray(
      Math.max(0, start - part.offset),
      Math.max(0, end - part.offset),
    )
    if (wanted.length > 0) yield wanted
    let offset = part.offset + part.size
    for (const child of node.children.toReversed()) {
      offset -= child.size
      pending.push({ ...child, offset })
    }
  }
}

/** The first bytes of a file, at most `length` of them. */
export async function readStart(
  blocks: Blocks,
  root: { cid: CID; size: number },
  length: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const end = Math.min(length, root.size)
  for await (const chunk of readFile(blocks, root, 0, end)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

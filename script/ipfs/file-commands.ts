import type { CID } from 'multiformats/cid'
import { codecs, parseIpfsPath } from './cids.ts'
import { directoryEntries, readNode, resolvePath } from './dag.ts'
import { failed } from './errors.ts'
import { readFile } from './files.ts'
import { type Call, sendJson, sendLines } from './rpc.ts'
import { streamBody } from './stream.ts'

/** Kubo's numbers for what a link leads to. */
const linkTypes = { directory: 1, file: 2 } as const

/** `cat`: the bytes of a file, or `length` of them from `offset`. */
export async function cat({ node, params, response }: Call): Promise<void> {
  const path = parseIpfsPath(params.single('ipfs-path'))
  const offset = params.count('offset') ?? 0
  const length = params.text('length') === '-1' ? undefined : params.count('length')
  const { cid } = await resolvePath(node.blocks, path)
  const file = await readNode(node.blocks, cid)
  if (file.type === 'directory') throw failed('this dag node is a directory')
  const start = Math.min(offset, file.size)
  const end = Math.min(start + (length ?? file.size), file.size)
  const headers = {
    'Content-Type': 'text/plain',
    'X-Content-Length': String(end - start),
    'X-Stream-Output': '1',
  }
  const body = readFile(node.blocks, { cid, size: file.size }, start, end)
  await streamBody(response, 200, headers, body)
}

/** `ls`: the entries of directories; a file has none. */
export async function ls({ node, params, response }: Call): Promise<void> {
  const resolveTypes = params.flag('resolve-type') ?? true
  const objects: { Hash: string; Links: object[] }[] = []
  for (const arg of params.required('ipfs-path')) {
    const { cid } = await resolvePath(node.blocks, parseIpfsPath(arg))
    const links: object[] = []
    if ((await readNode(node.blocks, cid)).type === 'directory') {
      for await (const entry of directoryEntries(node.blocks, cid)) {
        const kind = resolveTypes ? await kindOf(entry.cid) : { Size: Number(entry.size), Type: 0 }
        links.push({ Name: entry.name, Hash: entry.cid.toString(), ...kind, Target: '' })
      }
    }
    objects.push({ Hash: arg, Links: links })
  }
  if (params.flag('stream')) {
    const lines = objects.flatMap(({ Hash, Links }) =>
      Links.map((link) => ({ Objects: [{ Hash, Links: [link] }] })),
    )
    return sendLines(response, lines)
  }
  sendJson(response, { Objects: objects })

  async function kindOf(cid: CID) {
    const { type, size } = await readNode(node.blocks, cid)
    return { Size: size, Type: cid.code === codecs.raw ? linkTypes.file : linkTypes[type] }
  }
}

/** `version`: what answers here; clients use it to see whether anything does. */
export async function version({ response }: Call): Promise<void> {
  const system = `${process.arch}/${process.platform}`
  sendJson(response, { Version: '0.1.0', Commit: '', Repo: '1', System: system, Golang: '' })
}

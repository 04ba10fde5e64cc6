import { cidOf, codecs, parseIpfsPath } from './cids.ts'
import { resolvePath } from './dag.ts'
import { badRequest } from './errors.ts'
import type { Params } from './params.ts'
import { type Call, sendJson, sendLines } from './rpc.ts'
import { uploadParts } from './upload.ts'

const maxBlockBytes = 2 * 1_048_576

/** `block/get`: the bytes of one block as they are stored. */
export async function blockGet({ node, params, response }: Call): Promise<void> {
  const { cid } = await resolvePath(node.blocks, parseIpfsPath(params.single('cid')))
  const bytes = await node.blocks.get(cid)
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': bytes.length,
    'X-Stream-Output': '1',
  })
  response.end(bytes)
}

/** `block/stat`: a block's size in bytes. */
export async function blockStat({ node, params, response }: Call): Promise<void> {
  const { cid } = await resolvePath(node.blocks, parseIpfsPath(params.single('cid')))
  const bytes = await node.blocks.get(cid)
  sendJson(response, { Key: cid.toString(), Size: bytes.length })
}

/** `block/put`: stores each part of the upload as one block, pinned only when asked. */
export async function blockPut({ node, params, request, response }: Call): Promise<void> {
  const { codec, version } = blockFormat(params)
  const pin = params.flag('pin') ?? false
  const mhtype = params.text('mhtype') ?? 'sha2-256'
  const maxBytes = params.flag('allow-big-block') ? node.maxUploadBytes : maxBlockBytes
  const staged = await node.blocks.stage()
  const put = []
  try {
    for await (const { content } of uploadParts(request, node.maxUploadBytes)) {
      const bytes = await collect(content, maxBytes)
      const cid = await staged.put(cidOf(bytes, codec, mhtype, version), bytes)
      put.push({ cid, size: bytes.length })
    }
    if (put.length === 0) throw badRequest('argument "data" is required')
    await staged.commit()
    for (const { cid } of pin ? put : []) {
      await node.pins.add({ cid, type: 'recursive', name: '' })
    }
  } finally {
    await staged.discard()
  }
  const lines = put.map(({ cid, size }) => ({ Key: cid.toString(), Size: size }))
  sendLines(response, lines)
}

/** Reads `cid-codec`, or `format` as older clients name it. */
function blockFormat(params: Params): { codec: number; version: 0 | 1 } {
  const format = params.text('format')
  if (format === 'v0') return { codec: codecs['dag-pb'], version: 0 }
  const older: Record<string, string> = { protobuf: 'dag-pb', cbor: 'dag-cbor' }
  const name = params.text('cid-codec') ?? older[format ?? ''] ?? format ?? 'raw'
  if (!Object.hasOwn(codecs, name)) {
    throw badRequest(`codec "${name}" is not supported: use ${Object.keys(codecs).join(', ')}`)
  }
  return { codec: codecs[name as keyof typeof codecs], version: 1 }
}

async function collect(content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of content) {
    length += chunk.length
    if (length > maxBytes) {
      throw badRequest(`blocks hold at most ${maxBytes} bytes: use add, or pass allow-big-block`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

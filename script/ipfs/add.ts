import { type ImportCandidate, type ImporterOptions, importer } from 'ipfs-unixfs-importer'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'
import type { CID } from 'multiformats/cid'
import { nowhere } from './blocks.ts'
import { badRequest } from './errors.ts'
import type { Params } from './params.ts'
import { type Call, sendLines } from './rpc.ts'
import { type UploadPart, uploadParts } from './upload.ts'

const defaultChunkBytes = 262_144
const maxChunkBytes = 1_048_576
const linksPerNode = 174
/** Kubo's options that change CIDs in ways this node does not follow. */
const unsupported = ['trickle', 'nocopy', 'fscache', 'inline', 'preserve-mode', 'preserve-mtime']

interface Added {
  path: string
  cid: CID
  size: bigint
}

/** `add`: stores a multipart upload and answers with the CIDs, once all of it is safely on disk. */
export async function add({ node, params, request, response }: Call): Promise<void> {
  const options = importOptions(params)
  const onlyHash = params.flag('only-hash') ?? false
  const pin = (params.flag('pin') ?? true) && !onlyHash
  const parts = uploadParts(request, node.maxUploadBytes)
  const staged = onlyHash ? undefined : await node.blocks.stage()
  const added: Added[] = []
  try {
    const results = importer(candidates(parts), staged ?? nowhere, options)
    for await (const { path, cid, size } of results) added.push({ path: path ?? '', cid, size })
    if (added.length === 0) throw badRequest('expected a file argument')
    await staged?.commit()
    if (pin) {
      const name = params.text('pin-name') ?? ''
      for (const cid of rootsOf(added, options.wrapWithDirectory === true)) {
        await node.pins.keep({ cid, type: 'recursive', name })
      }
    }
  } finally {
    await staged?.discard()
  }
  sendLines(response, params.flag('silent') ? [] : replies(added, params))
}

/** Turns parts into what the importer takes; throws 400 for parts it has no way to take. */
async function* candidates(parts: AsyncIterable<UploadPart>): AsyncGenerator<ImportCandidate> {
  for await (const { field, path, mimeType, content } of parts) {
    if (/[?&](mode|mtime)=/.test(field)) {
      throw badRequest('file modes and times are not supported: leave them out')
    }
    if (mimeType === 'application/symlink') throw badRequest('symlinks are not supported')
    if (mimeType !== 'application/x-directory') {
      yield { path, content }
      continue
    }
    for await (const _ of content) throw badRequest(`directory "${path}" comes with content`)
    // The importer knows a directory by its having a path and no content.
    if (path !== '') yield { path } as ImportCandidate
  }
}

function importOptions(params: Params): ImporterOptions {
  for (const name of unsupported) {
    if (params.flag(name)) throw badRequest(`option "${name}" is not supported`)
  }
  const hash = params.text('hash') ?? 'sha2-256'
  if (hash !== 'sha2-256') throw badRequest(`option "hash" is sha2-256, not "${hash}"`)
  const version = params.count('cid-version') ?? 0
  if (version !== 0 && version !== 1) throw badRequest(`unknown CID version: ${version}`)
  return {
    cidVersion: version,
    rawLeaves: params.flag('raw-leaves') ?? version === 1,
    wrapWithDirectory: params.flag('wrap-with-directory') ?? false,
    chunker: fixedSize({ chunkSize: chunkBytes(params.text('chunker')) }),
    layout: balanced({ maxChildrenPerNode: linksPerNode }),
    shardSplitStrategy: 'links-bytes',
    // The next part of an upload arrives only after this one has been read.
    fileImportConcurrency: 1,
  }
}

function chunkBytes(chunker: string | undefined): number {
  if (chunker === undefined || chunker === 'default') return defaultChunkBytes
  const bytes = Number(/^size-(\d+)$/.exec(chunker)?.[1])
  if (bytes >= 1 && bytes <= maxChunkBytes) return bytes
  throw badRequest(`chunker "${chunker}" is not supported: use size-1 to size-${maxChunkBytes}`)
}

/** Kubo pins what stands at the top of an upload: the wrapping directory, or each top entry. */
function rootsOf(added: Added[], wrapped: boolean): CID[] {
  const top = added.filter(({ path }) => (wrapped ? path === '' : !path.includes('/')))
  return (wrapped ? top.slice(-1) : top).map(({ cid }) => cid)
}

function* replies(added: Added[], params: Params): Generator<object> {
  const wrapped = params.flag('wrap-with-directory') === true
  for (const [index, { path, cid, size }] of added.entries()) {
    const isWrapper = wrapped && index === added.length - 1
    const name = path !== '' || isWrapper ? path : cid.toString()
    if (params.flag('progress')) yield { Name: name, Bytes: Number(size) }
    yield { Name: name, Hash: cid.toString(), Size: size.toString() }
  }
}

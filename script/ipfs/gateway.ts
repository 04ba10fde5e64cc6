import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Blocks } from './blocks.ts'
import { carOf } from './car.ts'
import { codecs, type IpfsPath, parseIpfsPath } from './cids.ts'
import { contentTypeOf, sniffBytes } from './content-type.ts'
import { directoryEntries, type FileNode, type Resolved, readNode, resolvePath } from './dag.ts'
import { badRequest, IpfsError, messageOf } from './errors.ts'
import { readFile, readStart } from './files.ts'
import { listingOf } from './listing.ts'
import { matchesEtag, parseRange } from './ranges.ts'
import { streamBody } from './stream.ts'

export const gatewayPrefix = '/ipfs/'
const immutable = 'public, max-age=29030400, immutable'
const aWeek = 'public, max-age=604800, stale-while-revalidate=2678400'
const rawType = 'application/vnd.ipld.raw'
const carType = 'application/vnd.ipld.car'
/** Blocks that are neither UnixFS nor plain bytes are served as what they are. */
const ipldTypes = new Map<number, string>([
  [codecs['dag-cbor'], 'application/vnd.ipld.dag-cbor'],
  [codecs['dag-json'], 'application/vnd.ipld.dag-json'],
])

/** One gateway request, with what its path leads to. */
interface Visit extends Resolved {
  blocks: Blocks
  path: IpfsPath
  pathname: string
  query: URLSearchParams
  request: IncomingMessage
  response: ServerResponse
}

/** Answers one request below `/ipfs/` as a path gateway does; reads only, open to any web page. */
export async function handleGateway(
  blocks: Blocks,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(publicHeaders)) response.setHeader(name, value)
  if (request.method === 'OPTIONS') return void response.writeHead(204).end()
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD, OPTIONS')
    return sendText(response, 405, 'the gateway only reads: send GET or HEAD\n')
  }
  try {
    const [rawPath = '', rawQuery = ''] = (request.url ?? '').split(/\?(.*)/s)
    const pathname = decodePath(rawPath)
    const path = parseIpfsPath(pathname)
    const resolved = await resolvePath(blocks, path)
    const query = new URLSearchParams(rawQuery)
    response.setHeader('X-Ipfs-Path', encodeURI(pathname))
    response.setHeader('X-Ipfs-Roots', resolved.roots.join(','))
    await serve({ ...resolved, blocks, path, pathname, query, request, response })
  } catch (error) {
    if (response.headersSent || response.destroyed) throw error
    const status = error instanceof IpfsError ? error.status : 500
    const onlyCached = /\bonly-if-cached\b/.test(request.headers['cache-control'] ?? '')
    sendText(response, status === 404 && onlyCached ? 412 : status, `${messageOf(error)}\n`)
  }
}

/** Content comes from anyone: browsers must neither run it as this origin nor guess its type. */
const publicHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers':
    'Accept, Cache-Control, Content-Type, If-None-Match, If-Range, Range, X-Requested-With',
  'Access-Control-Expose-Headers':
    'Accept-Ranges, Content-Length, Content-Range, ETag, X-Ipfs-Path, X-Ipfs-Roots',
  'Content-Security-Policy': 'sandbox',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Accept',
}

async function serve(visit: Visit): Promise<void> {
  const format = formatOf(visit)
  if (format === 'raw') return serveRaw(visit)
  if (format === 'car') return serveCar(visit)
  const node = await readNode(visit.blocks, visit.cid)
  if (node.type === 'directory') return serveDirectory(visit)
  return serveFile(visit, node)
}

function formatOf({ query, request }: Visit): 'raw' | 'car' | undefined {
  const accept = request.headers.accept ?? ''
  const accepted = accept.includes(rawType) ? 'raw' : accept.includes(carType) ? 'car' : undefined
  const format = query.get('format') ?? accepted
  if (format === undefined || format === 'raw' || format === 'car') return format
  throw badRequest(`format "${format}" is not supported: use raw or car`)
}

async function serveRaw(visit: Visit): Promise<void> {
  const { blocks, cid } = visit
  const bytes = await blocks.get(cid)
  const headers = {
    'Content-Type': rawType,
    'Content-Length': bytes.length,
    'Content-Disposition': `attachment; filename="${cid}.bin"`,
    'Cache-Control': immutable,
    ETag: `"${cid}.raw"`,
  }
  await answer(visit, headers, async function* () {
    yield bytes
  })
}

async function serveCar(visit: Visit): Promise<void> {
  const { blocks, cid, trail, query, request } = visit
  const version =
    query.get('car-version') ?? /version=(\d+)/.exec(request.headers.accept ?? '')?.[1]
  if (version !== undefined && version !== '1') throw badRequest('only CAR version 1 is supported')
  const scope = query.get('dag-scope') ?? 'all'
  if (scope !== 'all' && scope !== 'block') throw badRequest('dag-scope is all or block')
  await blocks.get(cid)
  const headers = {
    'Content-Type': `${carType}; version=1; order=dfs; dups=n`,
    'Content-Disposition': `attachment; filename="${cid}.car"`,
    'Cache-Control': immutable,
    ETag: `W/"${cid}.car.${scope}"`,
  }
  await answer(visit, headers, () => carOf(blocks, cid, trail, scope === 'all'))
}

async function serveDirectory(visit: Visit): Promise<void> {
  const { blocks, cid, path, pathname, request, response } = visit
  const index = await findIndex(visit)
  if (index !== undefined) {
    if (pathname.endsWith('/')) return serveFile(index, await readNode(blocks, index.cid))
    const [, query = ''] = (request.url ?? '').split(/(\?.*)/s)
    response.writeHead(301, { Location: `${encodePath(path)}/${query}` }).end()
    return
  }
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': aWeek,
    ETag: `W/"DirIndex-${cid}"`,
  }
  const entries = directoryEntries(blocks, cid)
  await answer(visit, headers, () => listingOf(pathname, encodePath(path), entries))
}

async function findIndex(visit: Visit): Promise<Visit | undefined> {
  const segments = [...visit.path.segments, 'index.html']
  try {
    const resolved = await resolvePath(visit.blocks, { root: visit.path.root, segments })
    return { ...visit, ...resolved, path: { root: visit.path.root, segments } }
  } catch (error) {
    if (error instanceof IpfsError && error.status === 404) return undefined
    throw error
  }
}

async function serveFile(visit: Visit, { size }: FileNode): Promise<void> {
  const { blocks, cid, path, query, request, response } = visit
  const file = { cid, size }
  const name = query.get('filename') ?? path.segments.at(-1) ?? ''
  const etag = `"${cid}"`
  const headers: OutgoingHttpHeaders = {
    'Content-Type':
      ipldTypes.get(cid.code) ??
      (await contentTypeOf(await readStart(blocks, file, sniffBytes), name)),
    'Cache-Control': immutable,
    'Accept-Ranges': 'bytes',
    ETag: etag,
  }
  if (query.has('filename') || query.has('download')) {
    const disposition = query.get('download') === 'true' ? 'attachment' : 'inline'
    const filename = encodeURIComponent(name === '' ? cid.toString() : name)
    headers['Content-Disposition'] = `${disposition}; filename*=UTF-8''${filename}`
  }
  // HTTP defines ranges for GET alone, and only for the very content a client already holds.
  const ifRange = request.headers['if-range']
  const usesRange = request.method === 'GET' && (ifRange === undefined || ifRange === etag)
  const range = parseRange(usesRange ? request.headers.range : undefined, size)
  if (range.kind === 'full') {
    return answer(visit, { ...headers, 'Content-Length': size }, () => readFile(blocks, file))
  }
  if (matchesEtag(request.headers['if-none-match'], etag)) return notModified(response, headers)
  if (range.kind === 'refused') {
    response.setHeader('Content-Range', `bytes */${size}`)
    return sendText(response, 416, `${range.reason}\n`)
  }
  headers['Content-Length'] = range.end - range.start
  headers['Content-Range'] = `bytes ${range.start}-${range.end - 1}/${size}`
  await streamBody(response, 206, headers, readFile(blocks, file, range.start, range.end))
}

/** Sends a full body, its head alone for HEAD, or 304 to who has it already. */
async function answer(
  { request, response }: Visit,
  headers: OutgoingHttpHeaders & { ETag?: string },
  body: () => AsyncGenerator<Uint8Array>,
): Promise<void> {
  if (matchesEtag(request.headers['if-none-match'], String(headers.ETag))) {
    return notModified(response, headers)
  }
  if (request.method === 'HEAD') return void response.writeHead(200, headers).end()
  await streamBody(response, 200, headers, body())
}

function notModified(response: ServerResponse, headers: OutgoingHttpHeaders): void {
  const { ETag, 'Cache-Control': cacheControl } = headers
  response.writeHead(304, { ETag, 'Cache-Control': cacheControl }).end()
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text)
}

function decodePath(rawPath: string): string {
  try {
    return decodeURIComponent(rawPath)
  } catch {
    throw badRequest('the path is not valid percent-encoding')
  }
}

const encodePath = ({ root, segments }: IpfsPath) =>
  `${gatewayPrefix}${[root, ...segments].map((part) => encodeURIComponent(String(part))).join('/')}`

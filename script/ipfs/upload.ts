import { on, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { badRequest, IpfsError, messageOf, tooLarge } from './errors.ts'

/** One part of a multipart upload; the next part comes only when `content` has been read. */
export interface UploadPart {
  /** The part's field name, in which clients put file modes and times. */
  field: string
  /** The file's path as the client named it, decoded; empty when it has none. */
  path: string
  mimeType: string
  content: AsyncIterable<Uint8Array>
}

const maxParts = 100_000

/**
 * Yields the parts of a multipart request as they arrive. Throws 413 beyond `maxBytes` of body,
 * and throws, in the part being read too, when the body is malformed or breaks off.
 */
export async function* uploadParts(
  request: IncomingMessage,
  maxBytes: number,
): AsyncGenerator<UploadPart> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const parser = makeParser(request)
  const files = on(parser, 'file', { close: ['finish'] })
  feed(request, parser, maxBytes).catch((error) => parser.destroy(error))
  try {
    for await (const [field, content, info] of files) {
      const path = decodePath(info.filename ?? '')
      yield { field, path, mimeType: info.mimeType, content: explained(content) }
    }
  } catch (error) {
    throw explain(error)
  } finally {
    parser.destroy(new Error('nobody reads the rest of the upload'))
  }
}

async function* explained(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content
  } catch (error) {
    throw explain(error)
  }
}

/** What goes wrong with a body, other than its size, is that it is malformed or ends too soon. */
const explain = (error: unknown) =>
  error instanceof IpfsError ? error : badRequest(`upload broken off: ${messageOf(error)}`)

function makeParser(request: IncomingMessage): busboy.Busboy {
  let parser: busboy.Busboy
  try {
    parser = busboy({
      headers: request.headers,
      preservePath: true,
      defParamCharset: 'utf8',
      limits: { parts: maxParts },
    })
  } catch (error) {
    throw badRequest(`expected a multipart/form-data body: ${messageOf(error)}`)
  }
  const refuse = (error: Error) => parser.destroy(error)
  parser.on('field', (name) => refuse(badRequest(`part "${name}" has no file name`)))
  parser.on('partsLimit', () => refuse(badRequest(`more than ${maxParts} parts in one upload`)))
  // Whoever reads the part or the parser gets these errors; without listeners they would be fatal.
  parser.on('file', (_field, content) => content.on('error', () => {}))
  parser.on('error', () => {})
  return parser
}

/** Writes the body into the parser; leaves the socket open, so that an error can be answered. */
async function feed(request: IncomingMessage, parser: busboy.Busboy, maxBytes: number) {
  let received = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    received += chunk.length
    if (received > maxBytes) throw tooLarge(maxBytes)
    if (parser.destroyed) return
    if (!parser.write(chunk)) await once(parser, 'drain')
  }
  parser.end()
}

/** Undoes the escaping that clients apply to file names, as Kubo does. */
function decodePath(filename: string): string {
  let path = filename
  try {
    path = decodeURIComponent(filename.replaceAll('+', ' '))
  } catch {
    // A stray percent sign: the name was not escaped, so it stands as it is.
  }
  const segments = path.split('/').filter((segment) => segment !== '')
  if (segments.some((segment) => segment === '.' || segment === '..')) {
    throw badRequest(`file name "${path.slice(0, 120)}" must not hold "." or ".." as a segment`)
  }
  return segments.join('/')
}

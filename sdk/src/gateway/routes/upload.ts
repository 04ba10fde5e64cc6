import { fileTypeFromBuffer } from 'file-type'
import { IpfsUnreachableError } from '../../errors/ipfs.ts'
import type { UploadLimits } from '../config.ts'
import type { Context, Handler } from '../context.ts'
import { bodyTooLarge, discard } from '../http/body.ts'
import { json } from '../http/json.ts'
import { ProblemError } from '../http/problem.ts'
import { requireSignIn } from '../session/identity.ts'

/** What may be uploaded, and what its first bytes must then be; encrypted audio looks like nothing. */
const types: Record<string, { limit: keyof UploadLimits; magic: RegExp | 'json' | undefined }> = {
  'audio/mpeg': { limit: 'audio', magic: /^audio\/mpeg$/ },
  'audio/wav': { limit: 'audio', magic: /^audio\/(wav|vnd\.wave)$/ },
  'audio/flac': { limit: 'audio', magic: /^audio\/flac$/ },
  'audio/ogg': { limit: 'audio', magic: /^(audio|application)\/ogg/ },
  'audio/mp4': { limit: 'audio', magic: /^(audio\/x-m4a|audio\/mp4|video\/mp4)$/ },
  'image/png': { limit: 'image', magic: /^image\/(png|apng)$/ },
  'image/jpeg': { limit: 'image', magic: /^image\/jpeg$/ },
  'image/webp': { limit: 'image', magic: /^image\/webp$/ },
  'application/json': { limit: 'json', magic: 'json' },
  'application/octet-stream': { limit: 'audio', magic: undefined },
}

/** Names that browsers have for the same types. */
const aliases: Record<string, string> = {
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/opus': 'audio/ogg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/aac': 'audio/mp4',
}

const SNIFF_BYTES = 4100

/**
 * POST /upload — puts one file, which is the body itself, into IPFS as it arrives. Its type stands in `Content-Type`, its
 * size in `Content-Length`; both are checked against the bytes, and nothing is kept of a file that is cut off.
 */
export const upload: Handler = async (context, visit) => {
  const { request } = visit
  await requireSignIn(context, visit)
  const type = typeOf(request)
  const rule = types[type]
  if (!rule) throw typeRefused(`Files of type ${type || 'unknown'} are not taken.`)
  const maximum = context.uploads[rule.limit]
  const length = lengthOf(request, maximum)

  const failure: { error?: unknown } = {}
  const checked = checkedBytes({ request, length, type, magic: rule.magic, failure })
  const cid = await add(context, checked).catch((error) => {
    throw failure.error ?? error
  })
  context.logger.info({ cid, size: length, type }, 'uploaded')
  return json({ cid, size: length }, { status: 201 })
}

function typeOf(request: Request): string {
  const name = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  return aliases[name] ?? name
}

function lengthOf(request: Request, maximum: number): number {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!Number.isSafeInteger(length) || length < 1) {
    const detail = 'Say how large the file is: send a Content-Length of at least 1.'
    throw new ProblemError({ status: 411, code: 'LENGTH_REQUIRED', detail })
  }
  if (length > maximum) throw bodyTooLarge(maximum)
  return length
}

type CheckedBytesParameters = {
  request: Request
  length: number
  type: string
  magic: RegExp | 'json' | undefined
  /** Gets the reason why the bytes were refused: the IPFS client tells only that they ended. */
  failure: { error?: unknown }
}

/** Hands the body on, once its first bytes are those of its type, and fails unless it has the announced length. */
async function* checkedBytes(parameters: CheckedBytesParameters): AsyncGenerator<Uint8Array> {
  const { request, length, type, magic, failure } = parameters
  try {
    let size = 0
    let start: Uint8Array[] | undefined = []
    for await (const chunk of chunksOf(request, length)) {
      size += chunk.length
      if (size > length) throw incomplete('more')
      if (!start) {
        yield chunk
        continue
      }
      start.push(chunk)
      // JSON is small, and is only known to be JSON when it is complete.
      if (size < (magic === 'json' ? length : Math.min(SNIFF_BYTES, length))) continue
      const head = Buffer.concat(start)
      await checkMagic(head, type, magic)
      start = undefined
      yield head
    }
    if (size !== length) throw incomplete('fewer')
  } catch (error) {
    failure.error = error instanceof ProblemError ? error : incomplete('fewer', error)
    throw failure.error
  }
}

async function* chunksOf({ body }: Request, length: number): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (!reader) return
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    void discard(reader, length)
  }
}

async function checkMagic(
  head: Uint8Array,
  type: string,
  magic: RegExp | 'json' | undefined,
): Promise<void> {
  if (magic === undefined) return
  if (magic === 'json') {
    try {
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(head))
      return
    } catch (cause) {
      throw typeRefused('The file is not JSON.', { cause })
    }
  }
  const found = await fileTypeFromBuffer(head)
  if (found && magic.test(found.mime)) return
  throw typeRefused(`The file says it is ${type}, and is ${found?.mime ?? 'something else'}.`)
}

async function add({ config }: Context, content: AsyncGenerator<Uint8Array>): Promise<string> {
  const { create } = await import('ipfs-http-client')
  const url = config.ipfsApiUrl
  try {
    const client = create({ url, timeout: 600_000 })
    const added = await client.add(content, { cidVersion: 1, rawLeaves: true, pin: true })
    return added.cid.toString()
  } catch (cause) {
    throw new IpfsUnreachableError({ url }, { cause })
  }
}

function typeRefused(what: string, options: { cause?: unknown } = {}): ProblemError {
  const detail = `${what} Send MP3, WAV, FLAC, Ogg or M4A audio, a PNG, JPEG or WebP image, or metadata as JSON, with its right Content-Type.`
  return new ProblemError({ status: 415, code: 'TYPE_REFUSED', detail }, options)
}

function incomplete(how: 'more' | 'fewer', cause?: unknown): ProblemError {
  const detail = `The file has ${how} bytes than announced; nothing was kept. Upload it again.`
  return new ProblemError({ status: 400, code: 'UPLOAD_INCOMPLETE', detail }, { cause })
}

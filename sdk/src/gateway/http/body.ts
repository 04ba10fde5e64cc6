import type { z } from 'zod'
import { ProblemError } from './problem.ts'

/**
 * Reads a JSON body of at most `maximum` bytes and checks it. What is larger is refused by its announced length, or
 * as soon as it has sent more, before anything is parsed.
 */
export async function readJson<schema extends z.ZodType>(
  request: Request,
  schema: schema,
  maximum: number,
  tooLarge: () => ProblemError = () => bodyTooLarge(maximum),
): Promise<z.output<schema>> {
  const bytes = await readBytes(request, maximum, tooLarge)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    const detail = 'The body is not JSON. Send the fields that the route takes as JSON.'
    throw new ProblemError({ status: 400, code: 'BAD_REQUEST', detail }, { cause })
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const detail = `Some fields are missing or malformed: ${fields.slice(0, 5).join('; ')}.`
  throw new ProblemError({ status: 400, code: 'BAD_REQUEST', detail })
}

/** Of a body that is too long, so much is still taken in. */
const DISCARDED_BYTES = 1024 * 1024
const DISCARDED_MS = 60_000

/**
 * Takes in and forgets the rest of a refused body, up to so many bytes and for a minute at most. Most clients read the
 * answer only when they have sent everything: were the body cancelled, they would see a broken connection instead.
 */
export async function discard(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  bytes: number,
): Promise<void> {
  const giveUp = () => void reader.cancel().catch(() => {})
  const timer = setTimeout(giveUp, DISCARDED_MS).unref()
  try {
    for (let left = bytes; left >= 0; ) {
      const part = await reader.read()
      if (part.done) return
      left -= part.value.length
    }
    giveUp()
  } catch {
    // The client has gone.
  } finally {
    clearTimeout(timer)
  }
}

/** Reads a body of at most `maximum` bytes. */
export async function readBytes(
  request: Request,
  maximum: number,
  tooLarge: () => ProblemError = () => bodyTooLarge(maximum),
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maximum) throw tooLarge()
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  if (!reader) return new Uint8Array()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > maximum) {
      void discard(reader, DISCARDED_BYTES)
      throw tooLarge()
    }
    parts.push(part.value)
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

export function bodyTooLarge(maximum: number): ProblemError {
  const detail = `The body is larger than ${maximum} bytes. Send less at once.`
  return new ProblemError({ status: 413, code: 'TOO_LARGE', detail, members: { maximum } })
}

import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

/**
 * Sends a body as fast as the client takes it. The first bytes are read before the head is
 * written, so a failure there can still be answered; a later one breaks the connection.
 */
export async function streamBody(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  body: AsyncGenerator<Uint8Array>,
): Promise<void> {
  const first = await body.next()
  response.writeHead(status, headers)
  const all = async function* () {
    if (first.done) return
    yield first.value
    yield* body
  }
  await pipeline(all, response)
}

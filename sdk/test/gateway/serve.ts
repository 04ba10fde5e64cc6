import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Gateway } from '../../src/gateway/index.ts'

/** A gateway behind HTTP, as the site mounts it. */
export type Served = { url: string; close: () => Promise<void> }

/** Serves a gateway on a free port of this machine. */
export async function serve(gateway: Gateway): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const request = new Request(`http://${headers.host}${url}`, {
      method,
      headers: headers as Record<string, string>,
      // As Next does; that it may be iterated is beyond what the type says.
      body: hasBody ? (incoming as unknown as ReadableStream) : null,
      duplex: 'half',
    } as RequestInit)
    void gateway.handle(request).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers))
      const { body } = response
      if (!body) return outgoing.end()
      // Where the audio breaks off, so does the answer, and the player notices.
      await pipeline(Readable.fromWeb(body as never), outgoing).catch(() => outgoing.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

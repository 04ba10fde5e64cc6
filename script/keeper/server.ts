import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Keeper } from '@stave/sdk/gateway'

/** The keeper has not had a round for so long: it is not well. */
const MAX_SILENCE_MS = 60_000

/** The keeper's door to this machine's other programs. */
export type KeeperServer = { url: string; close: () => Promise<void> }

/**
 * Serves, to this machine alone:
 *
 * - `GET /health`: 200 when a round has succeeded within the last minute, 503 otherwise;
 * - `POST /settle`: closes and settles everything now, and answers `{settled, failed, waiting}`, in tabs.
 *
 * Rejects when the port is taken. Port 0 takes any free one.
 */
export async function serveKeeper(keeper: Keeper, port: number): Promise<KeeperServer> {
  const server = createServer((request, response) => {
    answer(keeper, request, response).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error)
      send(response, 503, { ok: false, detail: `${detail} Try again when it answers.` })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

async function answer(
  keeper: Keeper,
  { method, url, headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A page that a browser has open is another's program, even when it runs on this machine.
  if (headers.origin !== undefined) return send(response, 403, { detail: 'Not for web pages.' })
  if (method === 'GET' && url === '/health') {
    const last = keeper.lastSuccess()
    const ok = last !== undefined && Date.now() - last.getTime() < MAX_SILENCE_MS
    return send(response, ok ? 200 : 503, { ok, lastSuccess: last?.toISOString() ?? null })
  }
  if (method === 'POST' && url === '/settle') {
    return send(response, 200, await keeper.settleNow())
  }
  send(response, 404, { detail: 'There are GET /health and POST /settle.' })
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

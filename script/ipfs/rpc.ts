import type { IncomingMessage, ServerResponse } from 'node:http'
import { add } from './add.ts'
import { blockGet, blockPut, blockStat } from './block-commands.ts'
import type { Blocks } from './blocks.ts'
import { IpfsError, messageOf } from './errors.ts'
import { cat, ls, version } from './file-commands.ts'
import type { OriginRule } from './origin.ts'
import { Params } from './params.ts'
import { pinAdd, pinLs, pinRm } from './pin-commands.ts'
import type { Pins } from './pins.ts'

/** What the commands work on. */
export interface Node {
  blocks: Blocks
  pins: Pins
  /** The largest request body taken, in bytes. */
  maxUploadBytes: number
}

/** One RPC call. */
export interface Call {
  node: Node
  params: Params
  request: IncomingMessage
  response: ServerResponse
}

const commands: Record<string, (call: Call) => Promise<void>> = {
  add,
  cat,
  ls,
  version,
  'block/get': blockGet,
  'block/put': blockPut,
  'block/stat': blockStat,
  'pin/add': pinAdd,
  'pin/ls': pinLs,
  'pin/rm': pinRm,
}

export const rpcPrefix = '/api/v0/'
const refusedUploadDrainMs = 5_000

/**
 * Answers one request below `/api/v0/` as Kubo's RPC does: POST only, errors as
 * `{Message, Code, Type}`, and no call from web pages of other sites.
 */
export async function handleRpc(
  node: Node,
  isAllowed: OriginRule,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { origin } = request.headers
  response.setHeader('Vary', 'Origin')
  if (!isAllowed(request.headers)) {
    return refuse(request, response, 403, '403 - Forbidden: this origin may not use the RPC\n')
  }
  if (origin !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Access-Control-Allow-Methods', 'POST, OPTIONS')
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type, X-Requested-With')
  }
  if (request.method === 'OPTIONS') return void response.writeHead(204).end()
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'OPTIONS, POST')
    return refuse(request, response, 405, '405 - Method Not Allowed: send a POST request\n')
  }
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s)
  const name = path.slice(rpcPrefix.length).replace(/\/$/, '')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) return refuse(request, response, 404, '404 page not found\n')
  try {
    const params = new Params(new URLSearchParams(query))
    await command({ node, params, request, response })
  } catch (error) {
    if (response.headersSent || response.destroyed) throw error
    const status = error instanceof IpfsError ? error.rpcStatus : 500
    sendJson(response, { Message: messageOf(error), Code: codeOf(status), Type: 'error' }, status)
    drain(request)
  }
}

/** Answers with one JSON document. */
export function sendJson(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(`${JSON.stringify(body)}\n`)
}

/** Answers with one JSON document a line. */
export function sendLines(response: ServerResponse, lines: Iterable<object>): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'X-Chunked-Output': '1' })
  for (const line of lines) response.write(`${JSON.stringify(line)}\n`)
  response.end()
}

/** Kubo's error codes: 0 for what failed, 1 for what the client did wrong. */
const codeOf = (status: number) => (status < 500 ? 1 : 0)

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text)
  drain(request)
}

/** Lets a client that is still sending read the answer, then hangs up on it. */
function drain(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return
  const hangUp = setTimeout(() => request.destroy(), refusedUploadDrainMs)
  request.once('close', () => clearTimeout(hangUp))
  request.resume()
}

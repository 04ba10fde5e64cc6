import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importDirectory } from 'ipfs-unixfs-importer'
import { Blocks } from './blocks.ts'
import { messageOf } from './errors.ts'
import { gatewayPrefix, handleGateway } from './gateway.ts'
import { originRule } from './origin.ts'
import { Pins } from './pins.ts'
import { handleRpc, type Node, rpcPrefix } from './rpc.ts'

/** How to run the node. */
export interface IpfsOptions {
  /** Where blocks and pins are kept; made if missing. */
  directory: string
  /** The port of the RPC, which serves `/ipfs/` too, so that one URL is enough for graph-node. */
  apiPort: number
  /** The port that serves `/ipfs/` alone; without it the gateway is on the RPC's port only. */
  gatewayPort?: number | undefined
  /** The address to listen on: this machine only, unless told otherwise. */
  host?: string | undefined
  /** The largest request body taken, in bytes. 1 GiB by default. */
  maxUploadBytes?: number | undefined
  /** Origins of web pages that may use the RPC, besides those served from this machine. */
  allowedOrigins?: readonly string[] | undefined
  /** Takes one line a request. */
  logger?: ((line: string) => void) | undefined
}

/** A running node. */
export interface IpfsService {
  apiUrl: string
  gatewayUrl: string
  /** Finishes the requests under way, for a moment, and stops. */
  close(): Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const defaultMaxUploadBytes = 1_073_741_824
const uploadTimeoutMs = 3_600_000
const closeGraceMs = 2_000
const loggedPathLength = 300

/**
 * Starts a Kubo-compatible IPFS node without a network: Kubo's RPC (add, cat, ls, pin, block,
 * version) and a read-only HTTP gateway over blocks on disk. Ports of 0 take any free port.
 * Rejects when a port is taken or the directory cannot be written.
 */
export async function startIpfs(options: IpfsOptions): Promise<IpfsService> {
  const { directory, host = '127.0.0.1', logger = () => {} } = options
  const blocks = await Blocks.open(directory)
  const pins = await Pins.open(directory, blocks)
  // Every Kubo node has the empty directory, and graph-node asks for it to see whether one answers.
  await importDirectory({ path: 'empty' }, blocks, { cidVersion: 0 })

  const { maxUploadBytes = defaultMaxUploadBytes, allowedOrigins = [] } = options
  const node: Node = { blocks, pins, maxUploadBytes }
  const isAllowed = originRule(host, allowedOrigins)
  const gateway: Handler = async (request, response) => {
    if (request.url?.startsWith(gatewayPrefix)) return handleGateway(blocks, request, response)
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' })
    response.end('nothing here: content is at /ipfs/<cid>\n')
  }
  const api: Handler = (request, response) => {
    if (!request.url?.startsWith(rpcPrefix)) return gateway(request, response)
    return handleRpc(node, isAllowed, request, response)
  }

  const running = new Set<Promise<void>>()
  const apiServer = serverOf(logged(api, logger), running)
  const gatewayServer = serverOf(logged(gateway, logger), running)
  const apiUrl = await listen(apiServer, options.apiPort, host)
  let gatewayUrl = apiUrl
  if (options.gatewayPort !== undefined) {
    try {
      gatewayUrl = await listen(gatewayServer, options.gatewayPort, host)
    } catch (error) {
      await stop(apiServer)
      throw error
    }
  }
  return {
    apiUrl,
    gatewayUrl,
    close: async () => {
      await Promise.all([stop(apiServer), stop(gatewayServer)])
      await Promise.allSettled(running)
    },
  }
}

function serverOf(handler: Handler, running: Set<Promise<void>>): Server {
  return createServer({ requestTimeout: uploadTimeoutMs }, (request, response) => {
    const task = handler(request, response).finally(() => running.delete(task))
    running.add(task)
  })
}

/** Runs a handler, logs how it ended, and breaks the connection if it failed midway. */
function logged(handler: Handler, log: (line: string) => void): Handler {
  return async (request, response) => {
    const started = performance.now()
    let outcome = ''
    try {
      await handler(request, response)
    } catch (error) {
      outcome = ` broken off: ${messageOf(error)}`
      response.destroy()
    }
    const path = (request.url ?? '').slice(0, loggedPathLength)
    const took = Math.round(performance.now() - started)
    log(`${request.method} ${path} ${response.statusCode} ${took} ms${outcome}`)
  }
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { address, port: bound } = server.address() as AddressInfo
  const everywhere = address === '0.0.0.0' || address === '::'
  const reachable = everywhere ? '127.0.0.1' : address.includes(':') ? `[${address}]` : address
  return `http://${reachable}:${bound}`
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  const grace = setTimeout(() => server.closeAllConnections(), closeGraceMs)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(grace)
}

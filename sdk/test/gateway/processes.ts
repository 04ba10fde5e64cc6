import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { GatewayConfig } from '../../src/gateway/index.ts'
import { root } from '../anvil.ts'

/** A program of its own, which a test may kill. */
export type Program = {
  /** The line in which it said that it was ready. */
  ready: string
  /** SIGKILL: it gets no chance to tidy up. */
  kill: () => Promise<void>
  /** SIGTERM; resolves with its exit code. */
  stop: () => Promise<number | null>
}

/** Starts `file`, a path from the repository's root, and waits until it says that it is ready. */
export async function startProgram(file: string, env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, ['--import', 'tsx', `${root}${file}`], {
    cwd: `${root}sdk`,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    ready: await readyLine(child, file),
    kill: () => end(child, 'SIGKILL').then(() => {}),
    stop: () => end(child, 'SIGTERM'),
  }
}

/** The configuration as the programs read it. */
export function environmentOf(config: GatewayConfig): Record<string, string> {
  return {
    CHAIN_ID: String(config.chainId),
    RPC_URL: config.rpcUrl,
    DATABASE_URL: config.databaseUrl,
    IPFS_API_URL: config.ipfsApiUrl,
    IPFS_GATEWAY_URL: config.ipfsGatewayUrl,
    GATEWAY_PRIVATE_KEY: config.privateKey,
    GATEWAY_SESSION_SECRET: config.sessionSecret,
    GATEWAY_ENCRYPTION_KEY: config.encryptionKey,
    ...(config.origin !== undefined && { GATEWAY_ORIGIN: config.origin }),
  }
}

async function readyLine(child: ChildProcess, file: string): Promise<string> {
  if (!child.stdout) throw new Error(`${file} has no output`)
  for await (const line of createInterface(child.stdout)) {
    if (!line.includes('ready')) continue
    child.stdout.resume() // Nobody reads the rest, and it must not block.
    return line
  }
  throw new Error(`${file} ended before it was ready`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  return child.exitCode
}

/** Passes everything on to `target`, until it is stopped. */
export async function startProxy(
  target: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  const { hostname, port } = new URL(target)
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { GatewayConfig } from '../../src/gateway/index.ts'
import { root } from '../anvil.ts'

/** A program of its own, which a test may kill. */
export type Program = {
  /** Whether it still runs. */
  isRunning: () => boolean
  /** SIGKILL: it gets no chance to tidy up. */
  kill: () => Promise<void>
  /** SIGTERM; resolves with its exit code. */
  stop: () => Promise<number | null>
  /** Resolves once it has ended, with the signal that ended it. */
  ended: Promise<NodeJS.Signals | null>
}

/** A program that has said that it is ready. */
export type ReadyProgram = Program & {
  /** The line in which it said so. */
  ready: string
}

/** Starts `file`, a path from the repository's root. */
export function spawnProgram(file: string, env: Record<string, string>): Program {
  return programOf(spawnChild(file, env, 'ignore'))
}

/** Starts `file` and waits until it says that it is ready. */
export async function startProgram(
  file: string,
  env: Record<string, string>,
): Promise<ReadyProgram> {
  const child = spawnChild(file, env, 'pipe')
  const program = programOf(child)
  return { ...program, ready: await readyLine(child, file) }
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

function spawnChild(file: string, env: Record<string, string>, stdout: 'ignore' | 'pipe') {
  return spawn(process.execPath, ['--import', 'tsx', `${root}${file}`], {
    cwd: `${root}sdk`,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', stdout, 'inherit'],
  })
}

function programOf(child: ChildProcess): Program {
  const ended = once(child, 'exit').then(() => child.signalCode)
  return {
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      return child.exitCode
    },
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

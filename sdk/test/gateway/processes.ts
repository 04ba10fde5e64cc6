import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
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

/** Starts a program whose output nobody reads. */
export function spawnProgram(file: string, env: Record<string, string>): Program {
  return programOf(spawnChild(file, env, 'ignore'))
}

/** Makes one file of a program, which starts in a fifth of the time: for a test that starts it often. */
export async function bundleProgram(file: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stave-program-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const outfile = join(folder, `${basename(file, '.ts')}.mjs`)
  const require =
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
  await build({
    entryPoints: [`${root}${file}`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: require },
  })
  return outfile
}

/** Starts `file`, a path from the repository's root, and waits until it says that it is ready. */
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
    ...(config.subgraphUrl !== undefined && { SUBGRAPH_URL: config.subgraphUrl }),
  }
}

function spawnChild(file: string, env: Record<string, string>, stdout: 'ignore' | 'pipe') {
  const program = file.endsWith('.ts') ? ['--import', 'tsx', `${root}${file}`] : [file]
  return spawn(process.execPath, program, {
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

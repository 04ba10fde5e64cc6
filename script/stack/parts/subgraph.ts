import { join } from 'node:path'
import postgres from 'postgres'
import { ensureBuilt } from '../../run/build.ts'
import { root } from '../../run/root.ts'
import type { Part, PartContext } from '../part.ts'
import { indexedBlock, rpc } from '../probe.ts'
import { graphNodeBinary } from '../tools.ts'

/** The network's name in the subgraph's manifest. */
const network = 'anvil'

/** The index: graph-node, with the subgraph that is built in /subgraph. */
export const subgraph: Part = {
  name: 'subgraph',
  needs: ['deployment', 'postgres', 'ipfs'],
  prepare: async ({ external, note }) => {
    if (external.SUBGRAPH_URL) return
    await ensureBuilt(['subgraph'], () => note('Building the subgraph ...'))
  },
  start: async (context) => {
    const { external, ports, ready, spawn, urls } = context
    if (external.SUBGRAPH_URL) {
      urls.subgraph = external.SUBGRAPH_URL
      const block = await ready(() => indexedBlock(urls.subgraph))
      return { address: urls.subgraph, detail: `from SUBGRAPH_URL, at block ${block}` }
    }
    const command = graphNodeBinary()
    if (command === undefined) {
      throw new Error(
        `There is no graph-node for ${process.platform} ${process.arch} among the packages. ` +
          'Run one elsewhere (its Docker image is graphprotocol/graph-node), deploy the subgraph in /subgraph ' +
          'to it, and set SUBGRAPH_URL to its query address.',
      )
    }
    await forgetOtherChain(context)
    const args = ['dev', '--postgres-url', urls.graphDatabase, '--ipfs', urls.ipfsApi]
    args.push('--ethereum-rpc', `${network}:${urls.rpc}`)
    args.push('--http-port', String(ports.subgraph), '--admin-port', String(ports.subgraphAdmin))
    args.push('--index-node-port', String(ports.subgraphIndex))
    args.push('--metrics-port', String(ports.subgraphMetrics))
    await spawn({
      command,
      args,
      cwd: join(root, 'subgraph'),
      stopSignal: 'SIGINT',
      env: {
        GRAPH_ALLOW_NON_DETERMINISTIC_FULLTEXT_SEARCH: 'true',
        // Building backtraces for errors that it handles itself would cost graph-node most of its time.
        RUST_BACKTRACE: '0',
        RUST_LIB_BACKTRACE: '0',
        // A local chain's blocks come at once; half a second is the longest wait for a page.
        ETHEREUM_POLLING_INTERVAL: '250',
        GRAPH_LOG: 'warn',
      },
    })
    urls.subgraph = `http://127.0.0.1:${ports.subgraph}/subgraphs/name/subgraph-0`
    const block = await ready(() => indexedBlock(urls.subgraph))
    return { address: urls.subgraph, detail: `graph-node, at block ${block}` }
  },
}

/**
 * Empties graph-node's database when the chain lacks the block that it indexed last: after a crash the chain may be
 * some seconds older than its index, and indexing anew is quick.
 */
async function forgetOtherChain({ note, urls }: PartContext): Promise<void> {
  const sql = postgres(urls.graphDatabase, { max: 1, onnotice: () => {} })
  let head: { number: number; hash: string } | undefined
  try {
    const [table] = await sql`select to_regclass('public.ethereum_networks') as name`
    if (table?.name) {
      const rows = await sql<{ number: number; hash: string }[]>`
        select head_block_number::int as number, '0x' || head_block_hash as hash
        from public.ethereum_networks where name = ${network} and head_block_hash is not null`
      head = rows[0]
    }
  } finally {
    await sql.end()
  }
  if (head === undefined) return
  const block = await rpc<{ hash: string } | null>(urls.rpc, 'eth_getBlockByNumber', [
    `0x${head.number.toString(16)}`,
    false,
  ])
  if (block?.hash === head.hash) return
  note('The chain is not the one that was indexed; indexing anew.')
  const admin = postgres(urls.graphDatabase.replace(/graph$/, 'postgres'), { max: 1 })
  try {
    await admin`drop database graph with (force)`
    await admin`create database graph`
    await admin`alter database graph set synchronous_commit = off`
  } finally {
    await admin.end()
  }
}

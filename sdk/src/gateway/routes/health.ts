import { sql } from 'drizzle-orm'
import { MetaDocument } from '../../generated/queries.ts'
import { createSubgraphClient } from '../../query/client.ts'
import type { Context, Handler } from '../context.ts'
import { json } from '../http/json.ts'
import { reasonOf } from '../logger.ts'

const PATIENCE_MS = 3000
/** Kubo's empty directory: every node has it, so that asking for it asks for nothing of the network. */
const EMPTY_DIRECTORY = 'QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn'

type Check = { ok: boolean; milliseconds: number; detail?: string }
/** What is asked, how a person calls it, and where it is configured. */
type Question = {
  what: string
  setting: string
  ask: (signal: AbortSignal) => Promise<void>
}

/**
 * GET /health — whether each thing that the site needs answers, and what to do when it does not: chain, database, IPFS
 * and, where it is configured, the subgraph. 503 when one of them does not.
 */
export const health: Handler = async (context) => {
  const questions = Object.entries(questionsOf(context))
  const answers = await Promise.all(questions.map(([, question]) => check(question)))
  const checks = Object.fromEntries(questions.map(([name], index) => [name, answers[index]]))
  const ok = answers.every((one) => one.ok)
  return json({ ok, checks }, { status: ok ? 200 : 503 })
}

function questionsOf(context: Context): Record<string, Question> {
  const { ipfsApiUrl, ipfsGatewayUrl, subgraphUrl } = context.config
  const emptyDirectory = `${ipfsGatewayUrl}/ipfs/${EMPTY_DIRECTORY}`
  return {
    chain: { what: 'The chain', setting: 'RPC_URL', ask: () => askChain(context) },
    database: { what: 'Postgres', setting: 'DATABASE_URL', ask: () => askDatabase(context) },
    ipfsApi: {
      what: 'The IPFS node',
      setting: 'IPFS_API_URL',
      ask: (signal) => askUrl(`${ipfsApiUrl}/api/v0/version`, { method: 'POST', signal }),
    },
    ipfsGateway: {
      what: 'The IPFS gateway',
      setting: 'IPFS_GATEWAY_URL',
      ask: (signal) => askUrl(emptyDirectory, { method: 'HEAD', signal }),
    },
    ...(subgraphUrl !== undefined && {
      subgraph: {
        what: 'The subgraph',
        setting: 'SUBGRAPH_URL',
        ask: () => askSubgraph(subgraphUrl),
      },
    }),
  }
}

async function askChain({ chain, config }: Context): Promise<void> {
  const chainId = await chain.client.getChainId()
  if (chainId === config.chainId) return
  throw new Error(`it is chain ${chainId}, not ${config.chainId}, which CHAIN_ID names`)
}

async function askDatabase({ database }: Context): Promise<void> {
  await (await database()).execute(sql`select 1`)
}

async function askUrl(url: string, init: RequestInit): Promise<void> {
  const response = await fetch(url, init)
  await response.body?.cancel()
  if (response.status >= 500) throw new Error(`status ${response.status}`)
}

async function askSubgraph(url: string): Promise<void> {
  const subgraph = createSubgraphClient({ url, timeout: PATIENCE_MS, retryCount: 0 })
  const { _meta: meta } = await subgraph.query(MetaDocument)
  if (meta?.hasIndexingErrors !== false) throw new Error('it has stopped at an indexing error')
}

async function check({ what, setting, ask }: Question): Promise<Check> {
  const started = performance.now()
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const silence = new Promise<never>((_, reject) => {
    signal.onabort = () => reject(new Error(`silent for ${PATIENCE_MS} ms`))
  })
  const milliseconds = () => Math.round((performance.now() - started) * 10) / 10
  try {
    await Promise.race([ask(signal), silence])
    return { ok: true, milliseconds: milliseconds() }
  } catch (error) {
    const detail = `${what} does not answer as it should (${reasonOf(error)}). See that it runs and that ${setting} is right; the site goes on by itself once it answers.`
    return { ok: false, milliseconds: milliseconds(), detail }
  }
}

import { fetchWithin } from '../fetch-within.ts'
import type { Part } from './parts.ts'

/** Where the parts answer. */
export type Places = { subgraphUrl: string; rpcUrl: string; healthUrl: string }

/** Milliseconds after which a part counts as not answering; the gateway itself waits three seconds for its own parts. */
const PATIENCE = 3_000
const GATEWAY_PATIENCE = 5_000

/** Blocks behind the chain above which an index is not back yet: it would not find what it knew before. */
const MAX_LAG = 20

/** What is wrong with the parts at the moment. Never rejects. */
export async function checkParts({ subgraphUrl, rpcUrl, healthUrl }: Places): Promise<Part[]> {
  const [indexed, head, gateway] = await Promise.all([
    indexedBlock(subgraphUrl),
    headBlock(rpcUrl),
    gatewayParts(healthUrl),
  ])
  const down = new Set(gateway)
  if (indexed === undefined) down.add('index')
  else if (!down.has('index') && (head ?? 0) - indexed > MAX_LAG) down.add('index-behind')
  if (head === undefined) down.add('chain')
  // Whoever is offline reaches nothing; one reason is enough.
  return down.has('site') ? ['site'] : [...down]
}

/** The newest block that the index knows. Without its database it answers too, but knows none. */
async function indexedBlock(url: string): Promise<number | undefined> {
  const answer = await ask(url, { query: '{ _meta { block { number } } }' })
  const { data } = (answer ?? {}) as { data?: { _meta?: { block: { number: number } } | null } }
  return data?._meta?.block.number
}

async function headBlock(url: string): Promise<number | undefined> {
  const answer = await ask(url, { jsonrpc: '2.0', id: 1, method: 'eth_blockNumber', params: [] })
  const { result } = (answer ?? {}) as { result?: string }
  return result === undefined ? undefined : Number(result)
}

type Health = { checks?: Record<string, { ok: boolean }> }

/** What the gateway says of its own parts; an answer that says nothing of them blames nobody. */
async function gatewayParts(url: string): Promise<Part[]> {
  const response = await fetchWithin(GATEWAY_PATIENCE)(url, { cache: 'no-store' }).catch(() => null)
  if (!response) return ['site']
  const { checks } = ((await response.json().catch(() => ({}))) ?? {}) as Health
  if (!checks) return response.status >= 500 ? ['site'] : []
  const isDown = (name: string) => checks[name]?.ok === false
  const down: Part[] = []
  if (isDown('subgraph')) down.push('index')
  if (isDown('chain')) down.push('chain')
  if (isDown('database')) down.push('database')
  if (isDown('ipfsApi') || isDown('ipfsGateway')) down.push('ipfs')
  return down
}

async function ask(url: string, body: object): Promise<object | undefined> {
  try {
    const response = await fetchWithin(PATIENCE)(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
    })
    return (await response.json()) as object
  } catch {
    return undefined
  }
}

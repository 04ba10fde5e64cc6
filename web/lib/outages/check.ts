import { fetchWithin } from '../fetch-within.ts'
import type { Part } from './parts.ts'

/** Where the parts answer. */
export type Places = { subgraphUrl: string; rpcUrl: string; healthUrl: string }

/** Milliseconds after which a part counts as not answering; the gateway itself waits three seconds for its own parts. */
const PATIENCE = 3_000
const GATEWAY_PATIENCE = 5_000

/** The parts that do not answer at the moment. Never rejects. */
export async function checkParts({ subgraphUrl, rpcUrl, healthUrl }: Places): Promise<Part[]> {
  const [index, chain, gateway] = await Promise.all([
    answersIndex(subgraphUrl),
    answersChain(rpcUrl),
    gatewayParts(healthUrl),
  ])
  const down = new Set(gateway)
  if (!index) down.add('index')
  if (!chain) down.add('chain')
  // Whoever is offline reaches nothing; one reason is enough.
  return down.has('site') ? ['site'] : [...down]
}

/** An index without its database answers too, but knows no block. */
async function answersIndex(url: string): Promise<boolean> {
  const answer = await ask(url, { query: '{ _meta { block { number } } }' })
  const { data } = (answer ?? {}) as { data?: { _meta?: object | null } | null }
  return Boolean(data?._meta)
}

async function answersChain(url: string): Promise<boolean> {
  const answer = await ask(url, { jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] })
  return answer !== undefined && 'result' in answer
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

import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

/** Asks again and again, at most `seconds` long, until `probe` does not throw. Throws its last error. */
export async function until<Answer>(
  probe: () => Promise<Answer>,
  seconds: number,
  signal?: AbortSignal,
): Promise<Answer> {
  const deadline = Date.now() + seconds * 1_000
  for (;;) {
    try {
      return await probe()
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      if (Date.now() > deadline) throw error
      await sleep(100, undefined, { signal }).catch(() => {})
    }
  }
}

/** Calls a chain's JSON-RPC. Throws what the node answers. */
export async function rpc<Result>(
  url: string,
  method: string,
  params: unknown[] = [],
): Promise<Result> {
  const body = { jsonrpc: '2.0', id: 1, method, params }
  const answer = (await postJson(url, body)) as { result: Result; error?: { message: string } }
  if (answer.error) throw new Error(`${method}: ${answer.error.message}`)
  return answer.result
}

/** Number of the chain's newest block. */
export async function blockNumber(url: string): Promise<number> {
  return Number(await rpc<string>(url, 'eth_blockNumber'))
}

/** Newest block that a subgraph has indexed. Throws when it does not answer or indexing has failed. */
export async function indexedBlock(url: string): Promise<number> {
  const query = '{ _meta { hasIndexingErrors block { number } } }'
  const answer = (await postJson(url, { query })) as {
    data?: { _meta: { hasIndexingErrors: boolean; block: { number: number } } }
    errors?: { message: string }[]
  }
  const meta = answer.data?._meta
  if (!meta) throw new Error(answer.errors?.[0]?.message ?? 'the answer holds no _meta')
  if (meta.hasIndexingErrors) throw new Error('indexing has failed')
  return meta.block.number
}

/** Throws unless a database answers. */
export async function checkDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    await sql`select 1`
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Throws unless an IPFS node's RPC answers. */
export async function checkIpfsApi(url: string): Promise<void> {
  await request(new URL('/api/v0/version', url), { method: 'POST' })
}

/** Throws unless an IPFS gateway answers for the empty folder, which every node knows. */
export async function checkIpfsGateway(url: string): Promise<void> {
  const empty = 'QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn'
  await request(new URL(`/ipfs/${empty}`, url), { method: 'HEAD' })
}

/** Throws unless a page answers. */
export async function checkPage(url: string): Promise<void> {
  await request(new URL(url), {})
}

async function postJson(url: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const response = await request(new URL(url), {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return response.json()
}

async function request(url: URL, init: RequestInit): Promise<Response> {
  const signal = AbortSignal.timeout(10_000)
  const response = await fetch(url, { ...init, signal }).catch((cause: Error) => {
    const reason = cause.cause instanceof Error ? cause.cause.message : cause.message
    throw new Error(`${url} does not answer: ${reason || 'connection refused'}`, { cause })
  })
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  return response
}

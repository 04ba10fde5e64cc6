import { sql } from 'drizzle-orm'
import type { Context, Handler } from '../context.ts'
import { json } from '../http/json.ts'
import { reasonOf } from '../logger.ts'

const PATIENCE_MS = 3000
/** Kubo's empty directory: every node has it, so that asking for it asks for nothing of the network. */
const EMPTY_DIRECTORY = 'QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn'

type Check = { ok: boolean; milliseconds: number; detail?: string }

/** GET /health — whether each thing that the gateway needs answers; 503 when one does not. */
export const health: Handler = async (context) => {
  const [chain, database, ipfsApi, ipfsGateway] = await Promise.all([
    check(() => checkChain(context)),
    check(async () => void (await (await context.database()).execute(sql`select 1`))),
    check((signal) => answers(`${context.config.ipfsApiUrl}/api/v0/version`, 'POST', signal)),
    check((signal) =>
      answers(`${context.config.ipfsGatewayUrl}/ipfs/${EMPTY_DIRECTORY}`, 'HEAD', signal),
    ),
  ])
  const checks = { chain, database, ipfsApi, ipfsGateway }
  const ok = Object.values(checks).every((one) => one.ok)
  return json({ ok, checks }, { status: ok ? 200 : 503 })
}

async function checkChain({ chain, config }: Context): Promise<void> {
  const chainId = await chain.client.getChainId()
  if (chainId === config.chainId) return
  throw new Error(`it is chain ${chainId}, not ${config.chainId}: check RPC_URL and CHAIN_ID`)
}

async function answers(url: string, method: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { method, signal })
  await response.body?.cancel()
  if (response.status >= 500) throw new Error(`status ${response.status}`)
}

async function check(ask: (signal: AbortSignal) => Promise<void>): Promise<Check> {
  const started = performance.now()
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const silence = new Promise<never>((_, reject) => {
    signal.onabort = () => reject(new Error(`no answer within ${PATIENCE_MS} ms`))
  })
  const milliseconds = () => Math.round((performance.now() - started) * 10) / 10
  try {
    await Promise.race([ask(signal), silence])
    return { ok: true, milliseconds: milliseconds() }
  } catch (error) {
    return { ok: false, milliseconds: milliseconds(), detail: reasonOf(error) }
  }
}

/**
 * Runs the keeper until SIGTERM or SIGINT: closes tabs, settles them and sees to it that they stay settled; collects
 * renewals, settles English auctions and credits epochs when they are due. From the environment:
 *
 *   CHAIN_ID, RPC_URL, DATABASE_URL, GATEWAY_PRIVATE_KEY   as for the gateway
 *   KEEPER_PORT                  serves GET /health and POST /settle on 127.0.0.1; nothing is served without it
 *   KEEPER_INTERVAL_MS           milliseconds between two rounds (5000)
 *   KEEPER_CLOSE_AFTER_SECONDS   age at which an open tab is closed (900)
 *   KEEPER_CLOSE_ABOVE           micro-USDC at which an open tab is closed (1000000)
 *   KEEPER_CONFIRMATIONS         blocks after which a settlement is final (12; 1 on a local chain)
 *   KEEPER_DUTIES                off: only tabs, and nothing of what anyone may do (on)
 *   KEEPER_RETRY_AFTER_SECONDS   how long a renewal that cannot be paid waits for the next try (3600)
 *   KEEPER_LOG_LEVEL             pino's: info, warn, error, silent (info)
 */
import {
  createKeeper,
  createLogger,
  type KeeperConfig,
  readServiceEnvironment,
} from '@stave/sdk/gateway'
import { serveKeeper } from './server.ts'

const { env } = process

async function main(): Promise<void> {
  const logger = createLogger({ name: 'keeper', level: env.KEEPER_LOG_LEVEL ?? 'info' })
  const keeper = createKeeper({ ...readServiceEnvironment(env), ...settings(), logger })
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)

  const port = numberOf('KEEPER_PORT')
  const server = port === undefined ? undefined : await serveKeeper(keeper, port)
  logger.info({ url: server?.url }, 'keeper ready')
  await keeper.run({ signal: stopping.signal })
  await server?.close()
  await keeper.close()
  logger.info({}, 'keeper stopped')
}

function settings(): Partial<KeeperConfig> {
  const closeAbove = numberOf('KEEPER_CLOSE_ABOVE')
  return {
    intervalMs: numberOf('KEEPER_INTERVAL_MS'),
    closeAfterSeconds: numberOf('KEEPER_CLOSE_AFTER_SECONDS'),
    closeAboveAmount: closeAbove === undefined ? undefined : BigInt(closeAbove),
    confirmations: numberOf('KEEPER_CONFIRMATIONS'),
    retryAfterSeconds: numberOf('KEEPER_RETRY_AFTER_SECONDS'),
    duties: isOn('KEEPER_DUTIES'),
  }
}

function numberOf(name: string): number | undefined {
  const value = env[name]
  if (value === undefined || value === '') return undefined
  if (/^\d{1,15}$/.test(value)) return Number(value)
  throw new Error(`${name} must be a whole number, not "${value}".`)
}

function isOn(name: string): boolean | undefined {
  const value = env[name]
  if (value === undefined || value === '') return undefined
  if (value === 'on' || value === 'off') return value === 'on'
  throw new Error(`${name} must be on or off, not "${value}".`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})

import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import type { Address } from 'viem'
import { StaveError } from '../../errors/base.ts'
import { migrate } from './migrate.ts'

/** What the rows of a database belong to. */
export type StoreIdentity = { chainId: number; tabs: Address; gateway: Address }

/** A pool of connections that has been migrated once before its first query. */
export type Database = {
  /** Migrates on the first call; a failure is tried again on the next. */
  ready: () => Promise<NodePgDatabase>
  pool: Pool
  close: () => Promise<void>
}

export type OpenDatabaseParameters = {
  /** Such as `postgres://user:password@127.0.0.1:5432/stave`. */
  url: string
  identity: StoreIdentity
  /** Connections at most; 10 by default. */
  connections?: number | undefined
}

/** Milliseconds after which a database that says nothing counts as down. */
const CONNECT_PATIENCE_MS = 4000
const QUERY_PATIENCE_MS = 6000

/**
 * Opens the Postgres database of a gateway; its tables stand in the schema `gateway`.
 *
 * @example
 * const database = openDatabase({ url: process.env.DATABASE_URL, identity })
 * const db = await database.ready()
 */
export function openDatabase({
  url,
  identity,
  connections = 10,
}: OpenDatabaseParameters): Database {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_PATIENCE_MS,
    query_timeout: QUERY_PATIENCE_MS,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // A connection that breaks fails its query, and the pool opens another: it must not end the process.
  const ignore = () => {}
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  const db = drizzle(pool)
  let migrated: Promise<void> | undefined
  return {
    pool,
    async ready() {
      migrated ??= prepare(pool, identity)
      await migrated.catch((error) => {
        migrated = undefined
        throw error
      })
      return db
    },
    close: () => pool.end(),
  }
}

/** What node-postgres says, without a code, of connections that break or are silent. */
const brokenConnection =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
])

/** Whether the error says that the database cannot be asked now: of Postgres's codes, classes 08, 53 and 57P. */
export function isDatabaseDown(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown }
    if (brokenConnection.test(at.message)) return true
    if (typeof code !== 'string') continue
    if (connectionCodes.has(code) || /^(08|53|57P)/.test(code)) return true
  }
  return false
}

/** The database holds the lanes of another gateway, or of another chain. */
export class ForeignDatabaseError extends StaveError {
  override name = 'ForeignDatabaseError'
  constructor(found: StoreIdentity, expected: StoreIdentity) {
    super('The database belongs to another gateway or chain.', {
      metaMessages: [
        `It holds: gateway ${found.gateway}, Tabs ${found.tabs}, chain ${found.chainId}`,
        `Configured: gateway ${expected.gateway}, Tabs ${expected.tabs}, chain ${expected.chainId}`,
        'Point DATABASE_URL at a database of this gateway’s own.',
      ],
    })
  }
}

async function prepare(pool: Pool, identity: StoreIdentity): Promise<void> {
  await migrate(pool)
  const { chainId } = identity
  const tabs = identity.tabs.toLowerCase() as Address
  const gateway = identity.gateway.toLowerCase() as Address
  await pool.query(
    'insert into gateway.deployment (chain_id, tabs, gateway) values ($1, $2, $3) on conflict do nothing',
    [chainId, tabs, gateway],
  )
  const { rows } = await pool.query<{ chain_id: string; tabs: Address; gateway: Address }>(
    'select chain_id, tabs, gateway from gateway.deployment',
  )
  const [row] = rows
  if (!row) return
  const found = { chainId: Number(row.chain_id), tabs: row.tabs, gateway: row.gateway }
  if (found.chainId !== chainId || found.tabs !== tabs || found.gateway !== gateway) {
    throw new ForeignDatabaseError(found, identity)
  }
}

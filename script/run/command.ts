import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { foundryBinary } from './foundry.ts'
import { root } from './root.ts'

export type CommandOptions = {
  /** Working folder, relative to the root. */
  folder?: string
  /** File that takes everything the command prints. */
  log: string
  env?: Record<string, string>
  /** Also show what the command prints. */
  echo?: boolean
  /** Seconds after which the command is stopped and counts as failed. */
  limit?: number
}

export type CommandResult = {
  ok: boolean
  /** Why it failed in a few words, such as "exit code 1"; empty when it did not. */
  reason: string
  stdout: string
}

const running = new Set<ChildProcess>()

/** Runs a shell line with the packages' own binaries on the path; never throws for a failing command. */
export async function runCommand(line: string, options: CommandOptions): Promise<CommandResult> {
  const cwd = join(root, options.folder ?? '.')
  await mkdir(dirname(options.log), { recursive: true })
  const log = createWriteStream(options.log)
  const bins = [
    dirname(foundryBinary('forge')),
    join(cwd, 'node_modules/.bin'),
    join(root, 'node_modules/.bin'),
  ]
  const child = spawn(line, {
    cwd,
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...options.env,
      PATH: [...bins, process.env.PATH ?? ''].join(delimiter),
    },
  })
  running.add(child)
  const stdout: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false })
    if (options.echo) stream.pipe(process.stdout, { end: false })
  }
  let late = false
  const timer = setTimeout(
    () => {
      late = true
      void stopGroup(child)
    },
    (options.limit ?? 1_200) * 1_000,
  )
  const reason = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => {
      if (late) resolve(`not done after ${options.limit ?? 1_200} seconds`)
      else if (signal) resolve(`ended by ${signal}`)
      else resolve(code === 0 ? '' : `exit code ${code}`)
    })
  })
  clearTimeout(timer)
  running.delete(child)
  await new Promise<void>((resolve) => log.end(resolve))
  return { ok: reason === '', reason, stdout: Buffer.concat(stdout).toString() }
}

/** Ends every command that still runs, with all that it started. */
export async function stopCommands(): Promise<void> {
  await Promise.all([...running].map(stopGroup))
}

/** The last lines of a log file, without colours. */
export async function tailOf(path: string, lines = 40): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const plain = stripVTControlCharacters(text).trimEnd()
  return plain.split('\n').slice(-lines).join('\n')
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  signalGroup(child.pid, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(child.pid as number, 'SIGKILL'), 10_000)
  await ended
  clearTimeout(timer)
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone.
  }
}

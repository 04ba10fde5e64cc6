import { spawn } from 'node:child_process'

/** A program that a test file has started. */
export type Process = {
  /** The end of what it has printed. */
  output: () => string
  /** Why it has ended; undefined while it runs. */
  ended: () => string | undefined
  stop: () => Promise<void>
}

/** Starts a program without a shell; it ends with the test at the latest. */
export function startProcess(
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Process {
  let output = ''
  let ended: string | undefined
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ended = error.message
      resolve()
    })
    child.once('exit', (code, signal) => {
      ended = `it ended with ${signal ?? `code ${code}`}`
      resolve()
    })
  })
  return {
    output: () => output,
    ended: () => ended,
    stop: async () => {
      if (ended !== undefined) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
      await exited
      clearTimeout(timer)
    },
  }
}

/** Asks until there is an answer. Throws with the program's output when it ends or two minutes have passed. */
export async function untilReady<T>(
  program: Process,
  what: string,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + 120_000
  for (;;) {
    const answer = await ask().catch(() => undefined)
    if (answer !== undefined) return answer
    const reason = program.ended() ?? (Date.now() > deadline ? 'it took too long' : undefined)
    if (reason !== undefined) throw new Error(`${what}: ${reason}.\n${program.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

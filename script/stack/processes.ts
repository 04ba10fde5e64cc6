import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../run/root.ts'
import { type Child, type ChildOptions, startChild } from './child.ts'
import type { Member } from './groups.ts'
import type { State } from './state.ts'
import { nodeArguments } from './tools.ts'

/** The processes of one stack: remembered in the state folder, and watched over by a guard. */
export type Processes = {
  start: (options: ChildOptions) => Promise<Child>
  /** Ends what still runs, the youngest first, and the guard. */
  close: () => Promise<void>
}

/** Starts the guard, which ends every process should this one be killed. */
export function watchProcesses(state: State): Processes {
  const running: Child[] = []
  let isClosed = false
  const guard: ChildProcess = spawn(process.execPath, nodeArguments('script/stack/guard-main.ts'), {
    cwd: root,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.stdin?.on('error', () => {
    // The guard is gone; the state folder still remembers what runs.
  })
  const remember = async (): Promise<void> => {
    const members: Member[] = running.map((child) => child.member)
    guard.stdin?.write(`${JSON.stringify(members)}\n`)
    await state.remember(members)
  }
  return {
    start: async (options) => {
      if (isClosed) throw new Error('The stack is stopping.')
      const child = await startChild(options)
      running.push(child)
      void child.exited.then(async () => {
        running.splice(running.indexOf(child), 1)
        await remember()
      })
      await remember()
      return child
    },
    close: async () => {
      isClosed = true
      for (const child of [...running].reverse()) await child.stop()
      const ended = once(guard, 'exit')
      guard.stdin?.end()
      if (guard.exitCode === null && guard.signalCode === null) await ended
    },
  }
}

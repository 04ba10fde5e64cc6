import { join } from 'node:path'
import { tailOf } from '../run/command.ts'
import { type Child, describeExit } from './child.ts'
import { endedBy, PartFailedError } from './errors.ts'
import type { PartContext, PartName } from './part.ts'
import { until } from './probe.ts'
import type { Processes } from './processes.ts'

/** What all parts of one stack share. */
export type Shared = Omit<PartContext, 'log' | 'spawn' | 'complete' | 'ready'> & {
  processes: Processes
  /** The process of each part that has one. */
  children: Map<PartName, Child>
  /** Processes whose end is wanted. */
  expected: Set<Child>
  /** Seconds that a part may take to answer. */
  limit: number
  /** Aborted once the stack stops. */
  stopping: AbortSignal
  onDeath: (error: PartFailedError) => void
}

/** File that takes what a part prints. */
export function logOf(folder: string, part: PartName): string {
  return join(folder, 'logs', `${part}.log`)
}

/** What the part `name` is started with. */
export function contextOf(name: PartName, shared: Shared): PartContext {
  const { children, expected, limit, onDeath, processes, stopping } = shared
  const log = logOf(shared.folder, name)
  const failure = async (reason: string): Promise<PartFailedError> =>
    new PartFailedError(name, reason, { path: log, end: await tailOf(log, 15) })

  return {
    ...shared,
    log,
    spawn: async (options) => {
      const child = await processes.start({ ...options, name, log })
      children.set(name, child)
      void child.exited.then(async (exit) => {
        if (!expected.has(child)) onDeath(await failure(endedBy(exit)))
      })
      return child
    },
    complete: async (options) => {
      const child = await processes.start({ ...options, name, log })
      const exit = await child.exited
      if (exit.code !== 0) throw await failure(`failed (${describeExit(exit)})`)
    },
    ready: (probe) => {
      const child = children.get(name)
      const answer = until(probe, limit, stopping).catch(async (error: Error) => {
        const reason = `did not come up within ${limit} s: ${error.message}`
        throw child ? await failure(reason) : new PartFailedError(name, reason)
      })
      if (child === undefined) return answer
      const gone = child.exited.then(async (exit) => {
        throw await failure(endedBy(exit))
      })
      return Promise.race([answer, gone])
    },
  }
}

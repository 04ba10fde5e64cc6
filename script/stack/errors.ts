import { describeExit, type Exit } from './child.ts'
import type { PartName } from './part.ts'

/** A part ended though nobody asked it to, or never came up. The message names it and ends with its last lines. */
export class PartFailedError extends Error {
  override name = 'PartFailedError'
  readonly part: PartName
  constructor(part: PartName, reason: string, log?: { path: string; end: string }) {
    const lines = [`${part} ${reason}.`]
    if (log && log.end !== '') lines.push('Its last lines:', log.end.replaceAll(/^/gm, '  │ '))
    if (log) lines.push(`Its whole log: ${log.path}`)
    super(lines.join('\n'))
    this.part = part
  }
}

/** The words for a process that ended by itself. */
export function endedBy(exit: Exit): string {
  return `ended unexpectedly (${describeExit(exit)})`
}

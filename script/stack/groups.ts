import { setTimeout as sleep } from 'node:timers/promises'
import { type Identity, isRunning } from './identity.ts'

/** A process that leads its own group, and the signal that asks it to end. */
export type Member = Identity & { name: string; stopSignal: NodeJS.Signals }

/** Seconds between asking a process to end and ending it. */
export const graceSeconds = 10

/** Sends `signal` to a process and all that it started. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone.
  }
}

/** Ends the members that still run, the youngest first, each before the next; what does not end is killed. */
export async function endAll(members: Member[]): Promise<void> {
  for (const member of [...members].reverse()) {
    if (await isRunning(member)) signalGroup(member.pid, member.stopSignal)
    const deadline = Date.now() + graceSeconds * 1_000
    while (Date.now() < deadline && (await isRunning(member))) await sleep(50)
    if (await isRunning(member)) signalGroup(member.pid, 'SIGKILL')
  }
}

import type { Part } from './parts.ts'

export type WatchOptions = {
  /** Tells what does not answer; must not reject. */
  check: () => Promise<readonly Part[]>
  /** Told what does not answer, after each look. */
  onLook: (down: readonly Part[]) => void
  /** What failed can be tried again. */
  onRecovery: () => void
  /** Milliseconds between two looks while something is down. */
  interval?: number
}

/** How long something that fails though everything answers is left alone at most. */
const LONGEST_PAUSE = 60_000

/**
 * Finds out what is down once something is suspected, and looks again and again until everything answers. What failed
 * while everything answers is worth another try too, at growing intervals.
 */
export function createWatch({ check, onLook, onRecovery, interval = 2_000 }: WatchOptions) {
  let isLooking = false
  let isStopped = false
  let falseAlarms = 0
  let lastAlarm = 0

  async function look(): Promise<void> {
    if (Date.now() - lastAlarm > 2 * LONGEST_PAUSE) falseAlarms = 0
    let wasDown = false
    for (;;) {
      const down = await check()
      if (isStopped) return
      onLook(down)
      if (down.length === 0) break
      wasDown = true
      await pause(interval)
    }
    falseAlarms = wasDown ? 0 : falseAlarms + 1
    if (!wasDown) await pause(Math.min(interval * 2 ** (falseAlarms - 1), LONGEST_PAUSE))
    lastAlarm = Date.now()
  }

  return {
    /** Something failed that may be an outage. */
    suspect(): void {
      if (isLooking || isStopped) return
      isLooking = true
      void look().then(() => {
        isLooking = false
        if (!isStopped) onRecovery()
      })
    },
    stop(): void {
      isStopped = true
    },
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Part } from './parts.ts'
import { createWatch } from './watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A watch over parts of which `state.down` do not answer. */
function watchOver(state: { down: Part[] }) {
  const seen: string[] = []
  const watch = createWatch({
    check: () => Promise.resolve(state.down),
    onLook: (down) => seen.push(down.join(' and ') || 'all well'),
    onRecovery: () => seen.push('recovered'),
  })
  return { watch, seen }
}

test('an outage is looked at until it is over, and then all can be tried again', async () => {
  const state = { down: ['index'] as Part[] }
  const { watch, seen } = watchOver(state)
  watch.suspect()
  watch.suspect()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(seen).toEqual(['index', 'index'])
  state.down = ['index', 'database']
  await vi.advanceTimersByTimeAsync(2_000)
  state.down = []
  await vi.advanceTimersByTimeAsync(2_000)
  expect(seen.slice(2)).toEqual(['index and database', 'all well', 'recovered'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(seen).toHaveLength(5)
})

test('what fails though all is well is tried again, ever more rarely', async () => {
  const { watch, seen } = watchOver({ down: [] })
  const recoveries = () => seen.filter((one) => one === 'recovered').length
  let suspected = 0
  for (let second = 0; second < 62; second++) {
    // Whatever it is, it fails again each time.
    if (recoveries() === suspected) {
      watch.suspect()
      suspected++
    }
    await vi.advanceTimersByTimeAsync(1_000)
  }
  // After 2, 6, 14, 30 and 62 seconds.
  expect(recoveries()).toBe(5)
})

test('a watch that has stopped says nothing more', async () => {
  const { watch, seen } = watchOver({ down: ['chain'] })
  watch.suspect()
  await vi.advanceTimersByTimeAsync(0)
  watch.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(seen).toEqual(['chain'])
})

import type { Step } from './story.ts'

/** Things of the same day, in one group a day, the days in order. */
export function byDay<thing extends { on: number }>(things: readonly thing[]): [number, thing[]][] {
  const days = [...new Set(things.map(({ on }) => on))].sort((a, b) => a - b)
  return days.map((on) => [on, things.filter((thing) => thing.on === on)])
}

/** Steps that follow one another by a minute from Unix second `at` on. */
export function inTurn(at: number, steps: readonly Omit<Step, 'at'>[]): Step[] {
  return steps.map((step, index) => ({ ...step, at: at + 60 * index }))
}

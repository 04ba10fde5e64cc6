import { expect, test } from 'vitest'
import { fillDays } from './days.ts'

const DAY = 86_400

test('every day has its sum, today last, and empty days are nothing', () => {
  const days = [
    { at: 10 * DAY, amount: 5n },
    { at: 10 * DAY + 3600, amount: 2n },
    { at: 12 * DAY, amount: 1n },
    { at: 2 * DAY, amount: 99n },
  ]
  expect(fillDays(days, 4, 12 * DAY + 7200)).toEqual([
    { at: 9 * DAY, amount: 0n },
    { at: 10 * DAY, amount: 7n },
    { at: 11 * DAY, amount: 0n },
    { at: 12 * DAY, amount: 1n },
  ])
})

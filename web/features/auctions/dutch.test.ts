import { expect, test } from 'vitest'
import { type DutchCurve, dutchMaximum, dutchPhase, dutchProgress } from './dutch.ts'

const curve: DutchCurve = {
  startPrice: 20_000_000n,
  floorPrice: 5_000_000n,
  startsAt: 1_000,
  fall: 7,
  rest: 100,
}

test('a buyer agrees to the price of the minute before, and never to more than the start price', () => {
  const slow = { ...curve, startsAt: 1_200, fall: 600 }
  const most = (time: number) => dutchMaximum(slow, { quantity: 2, time })
  expect(most(1_205)).toBe(40_000_000n)
  expect(most(1_320)).toBe(37_000_000n)
  expect(most(1_379)).toBe(37_000_000n)
  expect(most(9_999)).toBe(10_000_000n)
})

test('phases of a Dutch auction', () => {
  const phase = (time: number, left = 3) => dutchPhase({ ...curve, left }, time)
  expect(phase(999)).toBe('coming')
  expect(phase(1_000)).toBe('falling')
  expect(phase(1_006)).toBe('falling')
  expect(phase(1_007)).toBe('resting')
  expect(phase(1_106)).toBe('resting')
  expect(phase(1_107)).toBe('unsold')
  expect(phase(1_003, 0)).toBe('over')
})

test('how far the price has fallen', () => {
  expect(dutchProgress(curve, 500)).toBe(0)
  expect(dutchProgress({ ...curve, fall: 10 }, 1_005)).toBe(0.5)
  expect(dutchProgress(curve, 5_000)).toBe(1)
})

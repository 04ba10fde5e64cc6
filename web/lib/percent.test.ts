import { TOTAL_SHARES } from '@stave/sdk/splits'
import { describe, expect, test } from 'vitest'
import { parsePercent, toPercent } from './percent.ts'

describe('percent', () => {
  test.each([
    ['100', 1_000_000],
    ['12.5', 125_000],
    ['33.3333 %', 333_333],
    ['0,5', 5_000],
    ['.0001', 1],
    ['0', 0],
  ])('%s is read exactly', (text, ppm) => expect(parsePercent(text)).toBe(ppm))

  test.each(['', 'half', '-1', '100.0001', '0.00001', '101'])('%s is refused', (text) =>
    expect(parsePercent(text)).toBeUndefined(),
  )

  test('is written and read back the same', () => {
    for (const ppm of [1, 10, 5_000, 125_000, 333_333, 999_999, TOTAL_SHARES]) {
      expect(parsePercent(toPercent(ppm))).toBe(ppm)
    }
  })
})

import { describe, expect, test } from 'vitest'
import { formatCount, formatShare, formatUsd, formatUsdInput, parseUsd } from './money.ts'

describe('dollars', () => {
  test.each([
    [0n, '$0.00'],
    [1n, '$0.000001'],
    [3_000n, '$0.003'],
    [10_000n, '$0.01'],
    [125_000n, '$0.125'],
    [5_000_000n, '$5.00'],
    [1_234_500_000n, '$1,234.50'],
    [-2_500_000n, '−$2.50'],
    [18_446_744_073_709_551_615n, '$18,446,744,073,709.551615'],
  ])('%s micro-USDC read %s', (micro, text) => {
    expect(formatUsd(micro)).toBe(text)
  })

  test.each([
    ['5', 5_000_000n],
    ['$1,250.5', 1_250_500_000n],
    [' 0.003 ', 3_000n],
    ['.25', 250_000n],
    ['7.', 7_000_000n],
    ['0', 0n],
  ])('%s is read exactly', (text, micro) => {
    expect(parseUsd(text)).toBe(micro)
  })

  test.each(['', '.', 'ten', '-1', '0.0000001', '1e3', '1.2.3'])('%s is refused', (text) => {
    expect(parseUsd(text)).toBeUndefined()
  })

  test('what an input shows is read back as the same amount', () => {
    for (const micro of [0n, 1n, 3_000n, 1_000_000n, 9_876_543_210n]) {
      expect(parseUsd(formatUsdInput(micro))).toBe(micro)
    }
  })
})

test('counts have their thousands separated', () => {
  expect(formatCount(999)).toBe('999')
  expect(formatCount(1_234_567n)).toBe('1,234,567')
})

test('shares read as exact percentages', () => {
  expect(formatShare(1_000_000)).toBe('100 %')
  expect(formatShare(125_000)).toBe('12.5 %')
  expect(formatShare(333_333)).toBe('33.3333 %')
  expect(formatShare(1)).toBe('0.0001 %')
})

import { describe, expect, test } from 'vitest'
import { requestsOf, shortfall, toAllow } from './readiness.ts'

const means = { amount: 5_000_000n, balance: 9_000_000n, allowance: 0n }

describe('allowance before a payment', () => {
  test('is asked for when there is none, or too little', () => {
    expect(toAllow(means)).toBe(5_000_000n)
    expect(toAllow({ ...means, allowance: 4_999_999n })).toBe(5_000_000n)
    expect(toAllow({ ...means, allowance: undefined })).toBe(5_000_000n)
  })

  test('is not asked for when it suffices, or nothing is paid', () => {
    expect(toAllow({ ...means, allowance: 5_000_000n })).toBe(0n)
    expect(toAllow({ ...means, amount: 0n })).toBe(0n)
  })

  test('covers what is collected later', () => {
    expect(toAllow({ ...means, allow: 60_000_000n, allowance: 5_000_000n })).toBe(60_000_000n)
    expect(toAllow({ ...means, amount: 0n, allow: 5_000_000n })).toBe(5_000_000n)
  })

  test('is never less than the payment', () => {
    expect(toAllow({ ...means, allow: 1n })).toBe(5_000_000n)
  })
})

describe('what the wallet lacks', () => {
  test('is said with the amount that is missing', () => {
    expect(shortfall({ ...means, balance: 2_000_000n })).toBe(
      'Your wallet holds $2.00, and this takes $5.00. Add $3.00 first.',
    )
  })

  test('is nothing while the balance is unknown, or enough', () => {
    expect(shortfall({ ...means, balance: undefined })).toBeUndefined()
    expect(shortfall({ ...means, balance: 5_000_000n })).toBeUndefined()
  })
})

test('the wallet’s requests are told beforehand', () => {
  expect(requestsOf(means, 'Tip $5.00')).toEqual(['Let the contract take up to $5.00', 'Tip $5.00'])
  expect(requestsOf({ ...means, allowance: 5_000_000n }, 'Tip $5.00')).toEqual(['Tip $5.00'])
  const free = { ...means, amount: 0n }
  expect(requestsOf(free, 'List it', 'Let the market move it')).toEqual([
    'Let the market move it',
    'List it',
  ])
})

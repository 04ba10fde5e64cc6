import { expect, test } from 'vitest'
import { expiryOf, standing, termsWords, toTerms, tradeProblem } from './token.ts'

test('terms out of the subgraph, in words', () => {
  const terms = toTerms({ price: '5000000', quantity: '3', expiresAt: '200' })
  expect(terms).toEqual({ price: 5_000_000n, quantity: 3, expiresAt: 200 })
  expect(termsWords(terms)).toBe('3 for $5.00 each')
  expect(termsWords({ ...terms, quantity: 1 })).toBe('$5.00')
})

test('what has expired is left out', () => {
  const records = [{ expiresAt: '100' }, { expiresAt: '101' }]
  expect(standing(records, 100)).toEqual([{ expiresAt: '101' }])
})

test('a trade needs a price and a quantity that can be had', () => {
  expect(tradeProblem({ price: 1n, quantity: 2, most: 2 })).toBeUndefined()
  expect(tradeProblem({ price: 0n, quantity: 2, most: 2 })).toContain('above 0')
  expect(tradeProblem({ price: undefined, quantity: 2, most: 2 })).toContain('above 0')
  expect(tradeProblem({ price: 1n, quantity: undefined, most: 2 })).toContain('how many')
  expect(tradeProblem({ price: 1n, quantity: 3, most: 2 })).toBe('At most 2.')
})

test('days from now', () => {
  expect(expiryOf(7, 1_000)).toBe(605_800)
})

import { describe, expect, test } from 'vitest'
import { isOpenTier, loyaltyWords, placesWords, priceFrom, tierName, toTier } from './tiers.ts'

const record = {
  number: 2,
  price: '8000000',
  limit: '10',
  patronCount: 8,
  terms: {
    version: 3,
    earlyAccessHours: 48,
    perks: { name: 'Front row', description: null, perks: ['A postcard'] },
  },
}

describe('a tier out of the subgraph', () => {
  test('has its terms and perks', () => {
    expect(toTier(record)).toEqual({
      number: 2,
      version: 3,
      price: 8_000_000n,
      limit: 10n,
      patrons: 8,
      earlyAccessHours: 48,
      name: 'Front row',
      description: undefined,
      perks: ['A postcard'],
    })
  })

  test('has a name while its perks are on their way', () => {
    const tier = toTier({ ...record, terms: { ...record.terms, perks: null } })
    expect(tierName(tier)).toBe('Tier 2')
    expect(tier.perks).toEqual([])
  })
})

describe('places', () => {
  const tier = toTier(record)

  test('are told in words', () => {
    expect(placesWords(tier)).toBe('2 places left')
    expect(placesWords({ ...tier, patrons: 9 })).toBe('1 place left')
    expect(placesWords({ ...tier, patrons: 12 })).toBe('All places are taken')
    expect(placesWords({ ...tier, limit: 0n })).toBe('Takes no new patrons')
  })

  test('have no limit where the contract has its largest number', () => {
    const free = toTier({ ...record, limit: '4294967295' })
    expect(placesWords(free)).toBeUndefined()
    expect(isOpenTier(free)).toBe(true)
  })
})

test('the cheapest tier that is open is the price to tell', () => {
  const tier = toTier(record)
  expect(priceFrom([tier])).toBe('$8.00 a month')
  expect(priceFrom([tier, { ...tier, price: 3_000_000n }])).toBe('From $3.00 a month')
  expect(priceFrom([tier, { ...tier, price: 3_000_000n, limit: 0n }])).toBe('$8.00 a month')
  expect(priceFrom([])).toBe('No place left')
})

test('loyalty has four steps', () => {
  expect([1, 2, 3, 4].map(loyaltyWords)).toHaveLength(4)
  expect(loyaltyWords(4)).toBe('Patron for a year')
  expect(loyaltyWords(0)).toBe('')
})

import { describe, expect, test } from 'vitest'
import { bidCost, bidProblem, canBuyNow, type EnglishAuction, englishPhase } from './english.ts'

const auction: EnglishAuction = {
  stage: 'OPEN',
  opening: 1_000_000n,
  reserve: 5_000_000n,
  buyNow: 20_000_000n,
  raise: 5,
  startsAt: 100,
  endsAt: 200,
  bidder: undefined,
  bid: 0n,
}

describe('the next bid', () => {
  test('is refused in words when it is too low or none', () => {
    expect(bidProblem(auction, 999_999n)).toBe('Bid at least $1.00.')
    expect(bidProblem(auction, undefined)).toContain('at least $1.00')
    expect(bidProblem(auction, 1_000_000n)).toBeUndefined()
  })

  test('takes only what is not deposited yet', () => {
    expect(bidCost(3_000_000n, 0n)).toBe(3_000_000n)
    expect(bidCost(3_000_000n, 2_000_000n)).toBe(1_000_000n)
    expect(bidCost(3_000_000n, 4_000_000n)).toBe(0n)
  })
})

test('buying at once ends with a bid at the reserve', () => {
  expect(canBuyNow(auction)).toBe(true)
  expect(canBuyNow({ ...auction, bid: 4_999_999n })).toBe(true)
  expect(canBuyNow({ ...auction, bid: 5_000_000n })).toBe(false)
  expect(canBuyNow({ ...auction, buyNow: 0n })).toBe(false)
})

test('phases of an English auction', () => {
  expect(englishPhase(auction, 99)).toBe('coming')
  expect(englishPhase(auction, 100)).toBe('running')
  expect(englishPhase(auction, 199)).toBe('running')
  expect(englishPhase(auction, 200)).toBe('due')
  expect(englishPhase({ ...auction, stage: 'UNSOLD' }, 150)).toBe('unsold')
  expect(englishPhase({ ...auction, stage: 'UNCLAIMED' }, 150)).toBe('unclaimed')
})

import type { Pass } from '@stave/sdk/editions'
import { describe, expect, test } from 'vitest'
import {
  discounted,
  type EditionSale,
  passProblem,
  priceWords,
  quantityProblem,
  salePhase,
} from './sale.ts'

const sale: EditionSale = {
  price: 5_000_000n,
  startsAt: 100,
  endsAt: 200,
  left: 3,
  supply: 10,
  walletLimit: 2,
  ended: false,
}

test('phases of a sale', () => {
  expect(salePhase(sale, 99)).toBe('coming')
  expect(salePhase(sale, 100)).toBe('open')
  expect(salePhase(sale, 200)).toBe('ended')
  expect(salePhase({ ...sale, endsAt: undefined }, 1e9)).toBe('open')
  expect(salePhase({ ...sale, endsAt: 100 }, 150)).toBe('passes')
  expect(salePhase({ ...sale, left: 0 }, 150)).toBe('sold-out')
  expect(salePhase({ ...sale, left: undefined }, 150)).toBe('open')
  expect(salePhase({ ...sale, ended: true }, 150)).toBe('ended')
})

test('how many can be bought', () => {
  expect(quantityProblem(sale, { quantity: 2, bought: 0 })).toBeUndefined()
  expect(quantityProblem(sale, { quantity: undefined, bought: 0 })).toContain('Say how many')
  expect(quantityProblem(sale, { quantity: 4, bought: 0 })).toBe('Only 3 are left.')
  expect(quantityProblem(sale, { quantity: 2, bought: 1 })).toContain('A wallet may buy 2')
})

test('a discount is taken off one token, rounded up', () => {
  expect(discounted(5_000_000n, 0)).toBe(5_000_000n)
  expect(discounted(5_000_000n, 2_500)).toBe(3_750_000n)
  expect(discounted(3n, 5_000)).toBe(2n)
  expect(discounted(5_000_000n, 10_000)).toBe(0n)
  expect(priceWords(0n)).toBe('Free')
})

describe('a pass', () => {
  const reader = '0x1111111111111111111111111111111111111111'
  const pass: Pass = {
    signer: '0x3333333333333333333333333333333333333333',
    edition: 4,
    holder: '0x0000000000000000000000000000000000000000',
    discount: 2_500,
    commission: 0,
    referrer: 0,
    limit: 5,
    walletLimit: 1,
    series: 0,
    startsAt: 100,
    endsAt: 200,
    salt: 1n,
  }
  const context = {
    edition: 4,
    series: 0,
    reader,
    now: 150,
    used: 0,
    usedByReader: 0,
    revoked: false,
  }

  test('helps whoever has it, or its holder alone', () => {
    expect(passProblem(pass, context)).toBeUndefined()
    expect(passProblem({ ...pass, holder: reader }, context)).toBeUndefined()
    const others = { ...pass, holder: pass.signer }
    expect(passProblem(others, context)).toContain('another wallet')
    expect(passProblem(others, { ...context, reader: undefined })).toBeUndefined()
  })

  test('says why it does not help', () => {
    expect(passProblem(pass, { ...context, edition: 5 })).toContain('another edition')
    expect(passProblem(pass, { ...context, series: 1 })).toContain('taken this pass back')
    expect(passProblem(pass, { ...context, revoked: true })).toContain('taken this pass back')
    expect(passProblem(pass, { ...context, now: 99 })).toContain('yet')
    expect(passProblem(pass, { ...context, now: 200 })).toContain('expired')
    expect(passProblem(pass, { ...context, used: 5 })).toContain('used up')
    expect(passProblem(pass, { ...context, usedByReader: 1 })).toContain('as often as you may')
  })
})

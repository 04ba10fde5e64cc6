import { isAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { plansAbove, readNames, renewalWords, sharesOf, tierName } from './plans.ts'

test('upgrades go up only', () => {
  expect(plansAbove('FREE')).toEqual(['BASIC', 'PREMIUM', 'SUPPORTER'])
  expect(plansAbove('BASIC')).toEqual(['PREMIUM', 'SUPPORTER'])
  expect(plansAbove('SUPPORTER')).toEqual([])
})

test('every cent of a payment is somebody’s', () => {
  for (const names of [true, false]) {
    const sum = sharesOf('SUPPORTER', names).reduce((total, [, percent]) => total + percent, 0)
    expect(sum).toBe(100)
  }
  expect(sharesOf('BASIC', true)).toHaveLength(2)
})

test('how it goes on, in words', () => {
  expect(renewalWords('FREE', false, 0n)).toBe('Ends')
  expect(renewalWords('BASIC', false, 0n)).toBe('You renew it as Basic, within 3 days')
  expect(renewalWords('PREMIUM', true, 10_000_000n)).toBe(
    'Renews by itself as Premium, at $10.00 or less',
  )
  expect(tierName('FREE')).toBe('No subscription')
})

describe('names of artists', () => {
  const one = '0x1111111111111111111111111111111111111111'
  const other = '0x2222222222222222222222222222222222222222'
  const read = (text: string) => readNames(text, (word) => isAddress(word))

  test('are read one a line, each once', () => {
    expect(read(`${one}\n${other}, ${one.toUpperCase().replace('0X', '0x')}`)).toEqual([one, other])
    expect(read('')).toEqual([])
  })

  test('are refused when one is no account', () => {
    expect(read(`${one} somebody`)).toBeUndefined()
  })
})

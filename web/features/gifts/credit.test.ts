import { describe, expect, test } from 'vitest'
import { isRewarding, leftToday, rewardWords } from './credit.ts'

const offer = { perListen: 500, bonus: 2_000, bonusesLeft: 40, multiplier: 25 }

describe('what free listens earn', () => {
  test('is told in sentences', () => {
    expect(rewardWords(offer)).toEqual([
      'Each free listen earns you 0.5 CGC.',
      'From your sixth listen on it is 1.25 CGC.',
      'The next 40 new listeners get 2 CGC on top.',
    ])
  })

  test('leaves out what is not offered', () => {
    expect(rewardWords({ ...offer, multiplier: 10, bonusesLeft: 0 })).toEqual([
      'Each free listen earns you 0.5 CGC.',
    ])
    expect(rewardWords({ ...offer, perListen: 0, bonusesLeft: 1 })).toEqual([
      'The next new listener gets 2 CGC on top.',
    ])
  })

  test('is nothing without an amount, or once all bonuses are given', () => {
    expect(isRewarding(offer)).toBe(true)
    expect(isRewarding({ ...offer, perListen: 0, bonusesLeft: 0 })).toBe(false)
    expect(isRewarding({ perListen: 0, bonus: 0, bonusesLeft: 0, multiplier: 0 })).toBe(false)
  })
})

test('the daily cap begins anew each day', () => {
  expect(leftToday({ day: 10, today: 700 }, 1_000, 10 * 86_400 + 5)).toBe(300)
  expect(leftToday({ day: 9, today: 700 }, 1_000, 10 * 86_400 + 5)).toBe(1_000)
  expect(leftToday({ day: 10, today: 1_200 }, 1_000, 10 * 86_400)).toBe(0)
})

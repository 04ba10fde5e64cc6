import { expect, test } from 'vitest'
import { checkShares, emptySharesDraft, partOf } from './draft.ts'

test('a draft begins with names that the contract takes, whatever the song is called', () => {
  expect(emptySharesDraft('Blue Hour')).toMatchObject({
    name: 'Blue Hour royalties',
    symbol: 'BLUEHO',
  })
  for (const title of [undefined, '夜の海', 'Ü'.repeat(80), '🎷🎷🎷🎷🎷🎷🎷🎷🎷🎷']) {
    const draft = emptySharesDraft(title)
    expect(checkShares(7, draft).problem).toBeUndefined()
    expect(draft.name).not.toContain('\ufffd')
  }
})

test('what is wrong is said with what to do', () => {
  const draft = emptySharesDraft('Blue Hour')
  const problemOf = (change: Partial<typeof draft>) =>
    checkShares(7, { ...draft, ...change }).problem
  expect(problemOf({})).toBeUndefined()
  expect(problemOf({ name: ' ' })).toContain('Give a name')
  expect(problemOf({ name: 'é'.repeat(16) })).toContain('at most 31')
  expect(problemOf({ symbol: 'SEVENTEEN LETTERS' })).toContain('at most 16')
  for (const supply of ['', '0', '1.5', '1000000001']) {
    expect(problemOf({ supply }), supply).toContain('1 to 1,000,000,000')
  }
  for (const part of ['', '0', '101', '-1', '1.23456']) {
    expect(problemOf({ part }), part).toContain('up to 100 %')
  }
})

test('terms and part as the contract takes them', () => {
  const draft = { name: ' Blue ', symbol: 'BLUE', supply: '50', part: '12.5' }
  expect(checkShares(7, draft)).toEqual({
    terms: { split: 7, supply: 50, name: 'Blue', symbol: 'BLUE' },
    part: 125_000,
  })
  expect(partOf([333_333, 1_000_000], 125_000)).toEqual([41_666, 125_000])
  expect(partOf([333_333], 1_000_000)).toEqual([333_333])
})

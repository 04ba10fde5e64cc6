import { NO_END, TOTAL_SHARES } from '@stave/sdk/splits'
import { describe, expect, test } from 'vitest'
import { parsePercent } from '@/lib/percent.ts'
import {
  giveRemainder,
  isComplete,
  rowProblem,
  rowsProblem,
  type ShareRow,
  type SplitDraft,
  shareEqually,
  toTranches,
  totalOf,
  untilProblem,
} from './draft.ts'

const alice = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const bob = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const row = (key: string, recipient: string, percent: string, kind = 'account'): ShareRow => ({
  key,
  kind: kind as ShareRow['kind'],
  recipient,
  percent,
})
const plain = (rows: ShareRow[]): SplitDraft => ({ recoup: false, until: '', first: [], rows })

describe('shares', () => {
  test('shared equally always add up to the whole', () => {
    for (let count = 1; count <= 100; count++) {
      const rows = Array.from({ length: count }, (_, at) => row(`${at}`, '', ''))
      const shared = shareEqually(rows)
      expect(totalOf(shared)).toBe(TOTAL_SHARES)
      const shares = shared.map(({ percent }) => parsePercent(percent) ?? 0)
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }
  })

  test('the remainder goes to the row that asked for it', () => {
    const rows = [row('a', alice, '33.3333'), row('b', bob, '')]
    expect(totalOf(giveRemainder(rows, 'b'))).toBe(TOTAL_SHARES)
    expect(giveRemainder(rows, 'b')[1]?.percent).toBe('66.6667')
    const tooMany = [row('a', alice, '100'), row('b', bob, '5')]
    expect(giveRemainder(tooMany, 'b')).toEqual(tooMany)
  })

  test('say what is missing or too much', () => {
    expect(rowsProblem([row('a', alice, '60')])).toBe('40 % belong to nobody yet.')
    expect(rowsProblem([row('a', alice, '60'), row('b', bob, '40.5')])).toBe(
      'The shares are 0.5 % too many.',
    )
    expect(rowsProblem([])).toBe('Add at least one recipient.')
    expect(rowsProblem([row('a', alice, '100')])).toBeUndefined()
  })

  test('say what is wrong with a row', () => {
    expect(rowProblem(row('a', '', '10'), [])).toMatch('who receives')
    expect(rowProblem(row('a', 'alice', '10'), [])).toMatch('not an account')
    expect(rowProblem(row('a', '0x0000000000000000000000000000000000000007', '10'), [])).toMatch(
      'not an account',
    )
    expect(rowProblem(row('a', 'x', '10', 'split'), [])).toMatch('number of a split')
    expect(rowProblem(row('a', alice, '0'), [])).toMatch('cannot be zero')
    expect(rowProblem(row('a', alice, 'much'), [])).toMatch('percentage')
    const twice = [row('a', alice, '50'), row('b', alice.toLowerCase(), '50')]
    expect(rowProblem(twice[0]!, twice)).toMatch('listed twice')
    expect(rowProblem(row('a', alice, '10'), [])).toBeUndefined()
  })
})

describe('a draft', () => {
  test('becomes one endless tranche, sorted by recipient', () => {
    const draft = plain([row('b', bob, '40'), row('a', alice, '60')])
    expect(toTranches(draft)).toEqual([
      {
        until: NO_END,
        shares: [
          { recipient: alice, share: 600_000 },
          { recipient: bob, share: 400_000 },
        ],
      },
    ])
  })

  test('with recoupment becomes two tranches', () => {
    const draft = {
      recoup: true,
      until: '5,000',
      first: [row('l', bob, '80'), row('a', alice, '20')],
      rows: [row('l', bob, '20'), row('a', alice, '80')],
    }
    expect(toTranches(draft)?.map(({ until }) => until)).toEqual([5_000_000_000n, NO_END])
    expect(untilProblem({ ...draft, until: '0' })).toMatch('nothing to recoup')
    expect(untilProblem({ ...draft, until: 'all' })).toMatch('amount of dollars')
    expect(isComplete({ ...draft, until: '' })).toBe(false)
  })

  test('names another split by the address that is its number', () => {
    const draft = plain([row('s', '#7', '50', 'split'), row('a', alice, '50')])
    expect(toTranches(draft)?.[0]?.shares[0]?.recipient).toBe(
      '0x0000000000000000000000000000000000000007',
    )
  })

  test('is not complete while anything is wrong', () => {
    expect(isComplete(plain([row('a', alice, '99.9999')]))).toBe(false)
    expect(isComplete(plain([row('a', 'alice', '100')]))).toBe(false)
    expect(isComplete(plain([row('a', alice, '100')]))).toBe(true)
  })
})

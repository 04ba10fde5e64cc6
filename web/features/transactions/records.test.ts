import { expect, test } from 'vitest'
import { linesOf } from './records.ts'

const nothing = { chainRecords: [], songs: [], splits: [], sessionKeys: [], shareChanges: [] }

test('a settled play is told with its song, its listener and its money', () => {
  const play = {
    __typename: 'Play',
    id: '0x01',
    song: { number: 4, title: 'Low Tide' },
    listener: { id: '0xabc' },
    kind: 'PAID',
    plays: 1200,
    paid: '7200000',
  }
  expect(linesOf({ ...nothing, chainRecords: [play] })).toEqual([
    {
      key: '0x01',
      words: '1,200 × “Low Tide” played',
      href: '/song/4',
      account: '0xabc',
      amount: '7200000',
    },
  ])
})

test('what was made comes first', () => {
  const lines = linesOf({
    ...nothing,
    chainRecords: [
      { __typename: 'TermsChange', id: '0x02', song: { number: 9, title: 'Dusk' }, amount: '3000' },
    ],
    songs: [{ number: 9, title: 'Dusk' }],
    splits: [{ number: 3 }],
  })
  expect(lines.map(({ words }) => words)).toEqual([
    'Released “Dusk”',
    'Created split #3',
    '“Dusk” costs $0.003 a play',
  ])
})

test('a kind that is not known is named all the same', () => {
  const lines = linesOf({ ...nothing, chainRecords: [{ __typename: 'FeeChange', id: '0x03' }] })
  expect(lines[0]?.words).toBe('Fee Change')
})

import { readFile } from 'node:fs/promises'
import { buildSchema, validate } from 'graphql'
import { expect, test } from 'vitest'
import { apiSchema } from '../../../sdk/codegen/apiSchema.ts'
import { linesOf, transactionQuery } from './records.ts'

const nothing = { newSongs: [], newSplits: [], sessionKeys: [], shareChanges: [] }

test('the query fits the subgraph’s schema', async () => {
  const schema = new URL('../../../subgraph/schema.graphql', import.meta.url)
  const api = buildSchema(apiSchema(await readFile(schema, 'utf8')))
  expect(validate(api, transactionQuery)).toEqual([])
})

test('a settled play is told with its song, its listener and its money', () => {
  const play = {
    id: '0x01',
    song: { number: 4, title: 'Low Tide' },
    listener: { id: '0xabc' },
    plays: 1200,
    paid: '7200000',
  }
  expect(linesOf({ ...nothing, plays: [play] })).toEqual([
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
    termsChanges: [{ id: '0x02', song: { number: 9, title: 'Dusk' }, amount: '3000' }],
    tabs: [{ id: '0x01', listener: { id: '0xabc' }, nonce: '4', paid: '9000' }],
    newSongs: [{ number: 9, title: 'Dusk' }],
    newSplits: [{ number: 3 }],
  })
  expect(lines.map(({ words }) => words)).toEqual([
    'Released “Dusk”',
    'Created split #3',
    'Settled tab 4',
    '“Dusk” costs $0.003 a play',
  ])
})

import { digestFromCid } from '@stave/sdk/metadata'
import { expect, test } from 'vitest'
import { encodeDocument } from './documents.ts'

test('a document has the same bytes however it was put together', () => {
  const one = encodeDocument({ type: 'perks', name: 'Front row', description: '', perks: ['A'] })
  const other = encodeDocument({ perks: ['A'], description: '', name: 'Front row', type: 'perks' })
  expect(new TextDecoder().decode(one.bytes)).toBe(
    '{"description":"","name":"Front row","perks":["A"],"type":"perks","version":1}',
  )
  expect(one).toEqual(other)
  expect(digestFromCid(one.cid)).toBe(one.digest)
})

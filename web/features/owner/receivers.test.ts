import { expect, test } from 'vitest'
import { parseReceivers } from './receivers.ts'

const ada = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ben = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'

test('addresses on lines, between commas, in any case, each as often as it stands there', () => {
  const text = ` ${ada}\n${ben.toLowerCase()}, ${ada}; `
  expect(parseReceivers(text)).toEqual({ addresses: [ada, ben, ada], bad: undefined })
  expect(parseReceivers('  ')).toEqual({ addresses: [], bad: undefined })
})

test('what is no address is named', () => {
  expect(parseReceivers(`${ada} ada.eth ${ben.slice(0, -1)}`)).toEqual({
    addresses: [ada],
    bad: 'ada.eth',
  })
})

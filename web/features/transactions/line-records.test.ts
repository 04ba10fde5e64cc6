import type { TransactionLinesQuery } from '@stave/sdk/query'
import { expect, test } from 'vitest'
import { linesOfLines } from './line-records.ts'

const nothing: TransactionLinesQuery = {
  tips: [],
  creditClaims: [],
  patronagePayments: [],
  patronChanges: [],
  subscriptionPayments: [],
  newEditions: [],
  editionSales: [],
  newDutchAuctions: [],
  dutchSales: [],
  newEnglishAuctions: [],
  bids: [],
  englishSales: [],
  depositReturns: [],
  newListings: [],
  newOffers: [],
  marketSales: [],
}
const account = { id: '0x0a' } as const
const song = { id: '0x01', number: 7, title: 'Low Tide' } as const
const edition = { id: '0x02', title: 'Print', song: { id: '0x01', number: 7 } } as const

test('nothing is nothing', () => {
  expect(linesOfLines(nothing)).toEqual([])
})

test('tips, patronage and subscriptions in words', () => {
  const artist = { id: '0x0b', name: null } as const
  const lines = linesOfLines({
    ...nothing,
    tips: [{ id: '0x1', amount: '3000000', song, tipper: account }],
    patronagePayments: [
      { id: '0x2', kind: 'JOIN', amount: '5000000', months: 1, artist, payer: account },
    ],
    patronChanges: [
      {
        id: '0x3',
        kind: 'RENEWAL_SET',
        renewal: 'CANCELLED',
        patron: { id: '0x0c', artist: { ...artist, name: 'Ada' }, account },
      },
    ],
    subscriptionPayments: [
      { id: '0x4', kind: 'SUBSCRIBE', tier: 'PREMIUM', amount: '10000000', subscriber: account },
    ],
  })
  expect(lines.map(({ words }) => words)).toEqual([
    'Tipped “Low Tide”',
    'Backed 0x0b… for 1 month',
    'Cancelled the patronage of Ada',
    'Paid for Premium',
  ])
  expect(lines[0]).toMatchObject({ href: '/song/7', amount: '3000000', account: '0x0a' })
})

test('what was bought, bid and sold', () => {
  const lines = linesOfLines({
    ...nothing,
    editionSales: [{ id: '0x1', quantity: '2', paid: '10', edition, buyer: account }],
    bids: [{ id: '0x2', amount: '20', auction: { id: '0x9', edition }, bidder: account }],
    marketSales: [
      { id: '0x3', kind: 'SHARE', price: '30', quantity: '1', royalty: '0', buyer: account },
    ],
  })
  expect(lines.map(({ words }) => words)).toEqual([
    'Bought 2 × “Print”',
    'Bid for “Print”',
    'Bought royalty shares on the market',
  ])
})

import type {
  DutchOfferFragment,
  EditionOfferFragment,
  EnglishOfferFragment,
} from '@stave/sdk/query'
import { expect, test } from 'vitest'
import { auctionSummary, editionSummary, hasFixedPrice, listAuctions } from './summaries.ts'

const edition = {
  minter: null,
  price: '5000000',
  supply: '10',
  left: '4',
  startsAt: '100',
  endsAt: '200',
  walletLimit: '4294967295',
  ended: false,
} as EditionOfferFragment

const dutch = {
  number: 1,
  state: 'OPEN',
  left: '3',
  startPrice: '20000000',
  floorPrice: '5000000',
  startsAt: '100',
  fall: '100',
  rest: '50',
} as DutchOfferFragment

const english = {
  number: 1,
  stage: 'OPEN',
  opening: '4000000',
  reserve: '4000000',
  buyNow: '0',
  raise: 5,
  startsAt: '100',
  endsAt: '300',
  bidder: null,
  bid: '0',
} as EnglishOfferFragment

test('auctions that run are told with the lowest price', () => {
  const auctions = listAuctions({ dutchAuctions: [dutch], englishAuctions: [english] }, 150)
  expect(auctionSummary(auctions, 150)).toBe('2 running, from $4.00')
  const fallen = { ...dutch, startPrice: '20000001' }
  const odd = listAuctions({ dutchAuctions: [fallen], englishAuctions: [] }, 151)
  expect(auctionSummary(odd, 151)).toBe('1 running, from $12.36')
  expect(auctionSummary([], 150)).toBe('None yet')
})

test('what is over comes last, and is not counted', () => {
  const sold = { ...english, number: 2, stage: 'SOLD' } as EnglishOfferFragment
  const auctions = listAuctions({ dutchAuctions: [dutch], englishAuctions: [sold] }, 150)
  expect(auctions.map(({ key }) => key)).toEqual(['dutch-1', 'english-2'])
  expect(auctionSummary(auctions, 150)).toBe('1 running, from $12.50')
  expect(auctionSummary(auctions.slice(1), 150)).toBe('None at the moment')
})

test('editions on sale are told with the lowest price', () => {
  expect(editionSummary([edition], 150)).toBe('1 on sale, from $5.00')
  expect(editionSummary([{ ...edition, price: '0' }], 150)).toBe('1 on sale, free')
  expect(editionSummary([edition, edition], 250)).toBe('2 editions')
})

test('an edition that an auction house alone hands out has no fixed price', () => {
  expect(hasFixedPrice(edition)).toBe(true)
  expect(hasFixedPrice({ ...edition, minter: '0x01', endsAt: '100' })).toBe(false)
  expect(hasFixedPrice({ ...edition, minter: '0x01' })).toBe(true)
})

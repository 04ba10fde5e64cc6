// The market and royalty shares as the real contracts know them, and the subgraph beside them.
import getPort from 'get-port'
import { type Address, zeroAddress } from 'viem'
import { expect, test } from 'vitest'
import { addressOf } from './support/events.ts'
import { indexChain } from './support/index-story.ts'
import { bytes32, day, id, join } from './support/people.ts'
import { plain, texts } from './support/plain.ts'
import { address, type RealChain, startRealChain } from './support/real-chain.ts'
import { terms, tranche } from './support/world.ts'

const [ada, bob, cleo, fan] = [5, 6, 7, 8] as const
const everyone = [ada, bob, cleo, fan]
/** Splits: the song's, the storefront's, the one whose positions become shares. */
const [ofSong, storefront, ofShares] = [2, 3, 4] as const
const song = addressOf('Catalog')
const edition = addressOf('Editions')

let chain: RealChain
let share: Address
let unwrapped: Address

const market = (as: number, functionName: string, ...args: unknown[]) =>
  chain.write(as, 'Market', functionName, args)

const ask = indexChain(async (cleanup) => {
  chain = await startRealChain(await getPort({ reserve: true }))
  cleanup.push(chain.stop)
  for (const index of [bob, cleo, fan]) await chain.fund(index, ['Editions', 'Market', 'Splits'])
  await release()
  await tradeEditions()
  await tradeSongs()
  await shareRoyalties()
  return { url: chain.url, height: await chain.height() }
})

async function release() {
  for (const recipient of [ada, bob, ada]) {
    const whole = [tranche({ [address(recipient)]: 1_000_000 })]
    await chain.write(ada, 'Splits', 'create', [address(ada), whole])
  }
  const args = [address(ada), bytes32(1), ofSong, terms(), 'Song', 'Ambient']
  await chain.write(ada, 'Catalog', 'register', args)
  await chain.write(ada, 'Editions', 'create', [
    1,
    bytes32(2),
    'Edition',
    {
      supply: 10,
      walletLimit: 10,
      price: 1_000_000,
      startsAt: 0,
      endsAt: 2 ** 40 - 1,
      royalty: 750,
      minter: zeroAddress,
    },
  ])
  await chain.write(fan, 'Editions', 'buy', [1, 6, 10_000_000n, 0])
  await chain.write(fan, 'Editions', 'setApprovalForAll', [addressOf('Market'), true])
}

async function tradeEditions() {
  const later = (await chain.now()) + 300 * day
  await market(fan, 'list', edition, 1, 9_999_999, 1, later)
  // The same tokens again: this replaces the listing.
  await market(fan, 'list', edition, 1, 2_000_001, 3, later)
  await market(bob, 'buy', edition, 1, address(fan), 2, 10_000_000n, storefront)
  await market(cleo, 'offer', edition, 1, 1_500_001, 2, later, storefront)
  await market(fan, 'accept', edition, 1, address(cleo), 1, 0n)
  await market(bob, 'offer', edition, 1, 3_000_000, 1, later, 0)
  await market(fan, 'accept', edition, 1, address(bob), 1, 0n)
}

async function tradeSongs() {
  const later = (await chain.now()) + 30 * day
  await chain.write(ada, 'Catalog', 'approve', [addressOf('Market'), 1n])
  await market(ada, 'list', song, 1, 50_000_001, 1, later)
  await market(bob, 'offer', song, 1, 1_000_000, 1, later, 0)
  await market(bob, 'cancelOffer', song, 1)
  await market(fan, 'offer', song, 1, 2_000_000, 1, later, 0)
  await market(fan, 'cancelAll')
  await market(cleo, 'buy', song, 1, address(ada), 1, 50_000_001n, 0)
  await chain.write(cleo, 'Catalog', 'approve', [addressOf('Market'), 1n])
  await market(cleo, 'list', song, 1, 70_000_000, 1, later)
  await market(cleo, 'cancel', song, 1)
  await market(fan, 'offer', song, 1, 3_000_000, 1, later, 0)
}

async function wrap(index: number, position: number) {
  const of = {
    split: ofShares,
    supply: 1000,
    salt: bytes32(index),
    name: 'Song',
    symbol: `S${index}`,
  }
  const token = await chain.read<Address>('RoyaltyShares', 'addressOf', [address(ada), of])
  await chain.write(ada, 'Splits', 'transferPosition', [ofShares, token, [position]])
  await chain.write(ada, 'RoyaltyShares', 'wrap', [of])
  chain.know(of.symbol, 'RoyaltyShare', token)
  return token
}

async function shareRoyalties() {
  share = await wrap(1, 600_001)
  await chain.write(fan, 'Splits', 'pay', [ofShares, 1_234_567n, 0])
  await chain.write(ada, 'S1', 'transfer', [address(fan), 333n])
  await chain.write(fan, 'Splits', 'pay', [ofShares, 7_654_321n, 0])
  await chain.write(fan, 'S1', 'claimTo', [address(bob)])
  await chain.write(fan, 'S1', 'claim', [address(ada)])
  await chain.setBalance(share, 1_000_000_007n)
  await chain.write(fan, 'S1', 'collectToken', [zeroAddress])
  await chain.write(fan, 'S1', 'claimTokens', [[0n], address(fan)])
  await chain.write(ada, 'S1', 'approve', [addressOf('Market'), 1000n])
  const later = (await chain.now()) + 30 * day
  await market(ada, 'list', share, 0, 10_001, 500, later)
  await market(bob, 'buy', share, 0, address(ada), 100, 10_000_000n, storefront)

  unwrapped = await wrap(2, 100_000)
  await chain.write(ada, 'S2', 'unwrap', [address(cleo)])
}

const lower = (text: string) => text.toLowerCase()
const traded: [string, () => Address, number][] = [
  ['song', () => song, 1],
  ['edition', () => edition, 1],
  ['shares', () => share, 0],
]

test.each(traded)('listings and offers of the %s', async (_, collection, number) => {
  for (const account of everyone) {
    const tradeId = lower(join(collection(), id(number), address(account)))
    const state = 'price quantity expiresAt state series { number current }'
    const { listing, offer } = (await ask(`{
      listing(id: "${tradeId}") { ${state} }
      offer(id: "${tradeId}") { ${state} storefront { number } }
    }`)) as { listing: Trade | null; offer: Trade | null }
    const key = [collection(), number, address(account)]
    const listed = await chain.read<Stored>('Market', 'listingOf', key)
    const offered = await chain.read<Stored>('Market', 'offerOf', key)
    const series = await chain.read<number>('Market', 'seriesOf', [address(account)])
    expectSame(listing, listed, series)
    expectSame(offer, offered, series)
    if (offer?.state === 'OPEN') expect(offer.storefront?.number ?? 0).toBe(offered.storefront)
  }
})

type Stored = {
  price: number
  quantity: number
  expiresAt: number
  series: number
  storefront?: number
}
type Trade = {
  price: string
  quantity: string
  expiresAt: string
  state: string
  series: { number: string; current: boolean }
  storefront?: { number: number } | null
}

/** The contract forgets what is sold out or cancelled; the subgraph tells how it ended. */
function expectSame(row: Trade | null, stored: Stored, series: number) {
  const isOpen = row?.state === 'OPEN'
  expect(isOpen).toBe(stored.price !== 0)
  if (row === null || !isOpen) return
  const { price, quantity, expiresAt } = stored
  expect(row).toMatchObject({
    ...(texts({ price, quantity, expiresAt }) as object),
    series: { number: String(stored.series), current: stored.series === series },
  })
}

test('what was taken back says so', async () => {
  expect(
    await ask(`{
      offers(where: { state: CANCELLED }) { kind bidder { id } }
      listings(where: { state: CANCELLED }) { kind seller { id } }
      outdated: listings(where: { state: OPEN, series_: { current: false } }) { kind seller { id } }
    }`),
  ).toEqual(
    plain({
      offers: [{ kind: 'SONG', bidder: { id: address(bob) } }],
      listings: [{ kind: 'SONG', seller: { id: address(cleo) } }],
      outdated: [{ kind: 'EDITION', seller: { id: address(fan) } }],
    }),
  )
})

test('sales say who paid what to whom', async () => {
  const { marketSales } = (await ask(`{ marketSales(orderBy: block) {
    kind song { number } edition { number } share { symbol } seller { id } buyer { id }
    quantity price royalty fee proceeds split { number } storefront { number }
    offer { state quantity } listing { state quantity }
  } }`)) as { marketSales: Record<string, string>[] }
  for (const { price, royalty, fee, proceeds } of marketSales) {
    const parts = [royalty, fee, proceeds].reduce((sum, part) => sum + BigInt(part ?? 0), 0n)
    expect(parts).toBe(BigInt(price ?? 0))
  }
  const sale = (kind: string, seller: number, buyer: number, rest: object) => ({
    kind,
    song: kind === 'SONG' ? { number: 1 } : null,
    edition: kind === 'EDITION' ? { number: 1 } : null,
    share: kind === 'SHARE' ? { symbol: 'S1' } : null,
    seller: { id: address(seller) },
    buyer: { id: address(buyer) },
    split: { number: kind === 'SHARE' ? ofShares : ofSong },
    storefront: null,
    offer: null,
    listing: null,
    ...rest,
  })
  const brought = { storefront: { number: storefront } }
  const money = marketSales.map(({ royalty, fee, proceeds }) => ({ royalty, fee, proceeds }))
  expect(marketSales).toEqual(
    [
      sale('EDITION', fan, bob, {
        quantity: '2',
        price: '4000002',
        listing: { state: 'OPEN', quantity: '1' },
        ...brought,
      }),
      sale('EDITION', fan, cleo, {
        quantity: '1',
        price: '1500001',
        offer: { state: 'OPEN', quantity: '1' },
        ...brought,
      }),
      sale('EDITION', fan, bob, {
        quantity: '1',
        price: '3000000',
        offer: { state: 'DONE', quantity: '0' },
      }),
      sale('SONG', ada, cleo, {
        quantity: '1',
        price: '50000001',
        listing: { state: 'DONE', quantity: '0' },
      }),
      sale('SHARE', ada, bob, {
        quantity: '100',
        price: '1000100',
        listing: { state: 'OPEN', quantity: '400' },
        ...brought,
      }),
    ].map((row, index) => ({ ...(plain(row) as object), ...money[index] })),
  )
})

test('royalty shares: who holds them, and what they have claimed', async () => {
  const { royaltyShare } = (await ask(`{ royaltyShare(id: "${lower(share)}") {
    name symbol supply unwrapped claimed shares split { number } position { recipient } issuer { id }
    balances { holder { id } balance claimed }
    transfers(orderBy: block) { from { id } to { id } quantity }
    arrivals { number token amount claims { holder { id } amount } }
  } }`)) as {
    royaltyShare: Record<string, unknown> & {
      balances: { holder: { id: string }; balance: string; claimed: string }[]
    }
  }
  const { balances, ...state } = royaltyShare
  for (const account of everyone) {
    const onChain = await chain.read<bigint>('S1', 'balanceOf', [address(account)])
    const row = balances.find(({ holder }) => holder.id === lower(address(account)))
    expect({ account, balance: row?.balance ?? '0' }).toEqual({ account, balance: String(onChain) })
  }
  const claimed = balances.reduce((sum, row) => sum + BigInt(row.claimed), 0n)
  const transfer = (from: number | null, to: number, quantity: number) => ({
    from: from === null ? null : { id: address(from) },
    to: { id: address(to) },
    quantity: String(quantity),
  })
  expect(state).toEqual(
    plain({
      name: 'Song',
      symbol: 'S1',
      supply: String(await chain.read<bigint>('S1', 'totalSupply')),
      unwrapped: false,
      claimed,
      shares: [600_001],
      split: { number: ofShares },
      position: { recipient: share },
      issuer: { id: address(ada) },
      transfers: [transfer(null, ada, 1000), transfer(ada, fan, 333), transfer(ada, bob, 100)],
      arrivals: [
        {
          number: '0',
          token: null,
          amount: '1000000007',
          claims: [{ holder: { id: address(fan) }, amount: '333000002' }],
        },
      ],
    }),
  )
})

test('a position that was taken out of its shares leaves none', async () => {
  expect(
    await ask(`{
      royaltyShare(id: "${lower(unwrapped)}") {
        unwrapped balances { balance } transfers(orderBy: block) { from { id } to { id } quantity }
      }
      shareUnwraps { share { symbol } holder { id } to shares }
      shareClaims(orderBy: block) { share { symbol } holder { id } to }
      song(id: "${id(1)}") { owner }
    }`),
  ).toEqual(
    plain({
      royaltyShare: {
        unwrapped: true,
        balances: [{ balance: '0' }],
        transfers: [
          { from: null, to: { id: address(ada) }, quantity: '1000' },
          { from: { id: address(ada) }, to: null, quantity: '1000' },
        ],
      },
      shareUnwraps: [
        {
          share: { symbol: 'S2' },
          holder: { id: address(ada) },
          to: address(cleo),
          shares: [100_000],
        },
      ],
      shareClaims: [
        { share: { symbol: 'S1' }, holder: { id: address(fan) }, to: address(bob) },
        { share: { symbol: 'S1' }, holder: { id: address(ada) }, to: address(ada) },
      ],
      song: { owner: address(cleo) },
    }),
  )
})

// Editions and auctions as the real contracts know them, and the subgraph beside them.
import getPort from 'get-port'
import { type Address, zeroAddress } from 'viem'
import { expect, test } from 'vitest'
import { addressOf } from './support/events.ts'
import { indexChain } from './support/index-story.ts'
import { bytes32, day, hour, id } from './support/people.ts'
import { plain, texts } from './support/plain.ts'
import { account, address, type RealChain, startRealChain } from './support/real-chain.ts'
import { terms, tranche } from './support/world.ts'

const [ada, bob, cleo, fan, keeper] = [5, 6, 7, 8, 9] as const
const FOREVER = 2 ** 40 - 1
const NO_LIMIT = 2 ** 32 - 1
/** Editions: sold at a fixed price; for the Dutch auctions; for the English ones; given up; its minter is an account. */
const [fixed, falling, bidding, ended, minted] = [1, 2, 3, 4, 5] as const
const holders = [ada, bob, cleo, fan]

let chain: RealChain

const editions = (as: number, functionName: string, ...args: unknown[]) =>
  chain.write(as, 'Editions', functionName, args)
const dutch = (as: number, functionName: string, ...args: unknown[]) =>
  chain.write(as, 'DutchAuctions', functionName, args)
const english = (as: number, functionName: string, ...args: unknown[]) =>
  chain.write(as, 'EnglishAuctions', functionName, args)

const ask = indexChain(async (cleanup) => {
  chain = await startRealChain(await getPort({ reserve: true }))
  cleanup.push(chain.stop)
  for (const index of [bob, cleo, fan]) {
    await chain.fund(index, ['Editions', 'DutchAuctions', 'EnglishAuctions'])
  }
  await release()
  await sellEditions()
  await sellFalling()
  await sellToBidders()
  return { url: chain.url, height: await chain.height() }
})

async function release() {
  for (const recipient of [ada, bob]) {
    const whole = [tranche({ [address(recipient)]: 1_000_000 })]
    await chain.write(ada, 'Splits', 'create', [address(ada), whole])
  }
  await chain.write(ada, 'Catalog', 'register', [
    address(ada),
    bytes32(1),
    2,
    terms(),
    'Song',
    'Jazz',
  ])
  const minters = [
    zeroAddress,
    addressOf('DutchAuctions'),
    addressOf('EnglishAuctions'),
    zeroAddress,
    address(bob),
  ]
  for (const [index, minter] of minters.entries()) {
    await editions(ada, 'create', 1, bytes32(index + 1), `Edition ${index + 1}`, {
      supply: index === 3 ? NO_LIMIT : 10,
      walletLimit: 5 + index,
      price: 1_000_001,
      startsAt: 0,
      endsAt: FOREVER,
      royalty: 750,
      minter,
    })
  }
}

/** A pass of Ada's for the first edition. */
async function signedPass(overrides: object = {}) {
  const pass = {
    signer: address(ada),
    edition: fixed,
    holder: zeroAddress,
    discount: 3333,
    commission: 500,
    referrer: 3,
    limit: 10,
    walletLimit: 3,
    series: 0,
    startsAt: 0,
    endsAt: FOREVER,
    salt: 0n,
    ...overrides,
  }
  const digest = await chain.read<`0x${string}`>('Editions', 'digestOf', [pass])
  return { pass, signature: await account(ada).sign({ hash: digest }) }
}

async function sellEditions() {
  await editions(fan, 'buy', fixed, 2, 10_000_000n, 3)
  const { pass, signature } = await signedPass()
  await editions(fan, 'buyWithPass', pass, signature, 2, 10_000_000n, 0)
  const free = await signedPass({ discount: 10_000, commission: 0, referrer: 0, salt: 1n })
  await editions(bob, 'buyWithPass', free.pass, free.signature, 1, 0n, 0)
  await editions(ada, 'revokePass', free.pass)
  await editions(ada, 'airdrop', fixed, [address(cleo), address(bob), address(cleo)], 1)
  await editions(fan, 'safeTransferFrom', address(fan), address(ada), fixed, 3n, '0x')
  await editions(ada, 'revokePasses', fixed)

  await editions(fan, 'buy', ended, 1, 10_000_000n, 0)
  await editions(ada, 'end', ended)

  await editions(bob, 'reserve', minted, 6)
  await editions(bob, 'deliver', minted, address(fan), 2)
  await editions(bob, 'release', minted, 1)
  await editions(ada, 'end', minted)
  await editions(bob, 'release', minted, 2)

  const both = [address(fan), address(cleo), [fixed, minted, minted], [1n, 1n, 1n], '0x']
  await editions(fan, 'safeBatchTransferFrom', ...both)
}

async function sellFalling() {
  const auction = (quantity: number, startsAt = 0) => ({
    quantity,
    startPrice: 9_000_001,
    floorPrice: 1_000_000,
    startsAt,
    fall: day,
    rest: hour,
  })
  await dutch(ada, 'create', falling, auction(3))
  await dutch(ada, 'create', falling, auction(1, (await chain.now()) + day))
  await dutch(ada, 'create', falling, auction(2))
  await chain.pass(5 * hour)
  await dutch(fan, 'buy', 1, 1, 10_000_000n, 0)
  await dutch(cleo, 'buy', 1, 2, 20_000_000n, 3)
  await dutch(ada, 'cancel', 2)
  await dutch(bob, 'buy', 3, 1, 10_000_000n, 0)
  await chain.pass(day)
  await dutch(fan, 'close', 3)
}

async function sellToBidders() {
  const auction = (buyNow = 0) => ({
    opening: 1_000_000,
    reserve: 5_000_000,
    buyNow,
    raise: 5,
    startsAt: 0,
    duration: hour,
  })
  for (const buyNow of [0, 9_000_000, 0, 0, 0]) {
    await english(ada, 'create', bidding, auction(buyNow))
  }
  // Outbid, raised, late, sold; the other takes the deposit back.
  await english(fan, 'bid', 1, 1_000_000, 3)
  await english(bob, 'bid', 1, 2_000_000, 0)
  await english(fan, 'bid', 1, 5_500_000, 0)
  // Bought at once, with a deposit still there.
  await english(bob, 'bid', 2, 1_500_000, 0)
  await english(cleo, 'buyNow', 2, 9_000_000, 3)
  // Below the reserve.
  await english(cleo, 'bid', 3, 1_000_000, 0)
  await english(ada, 'cancel', 4)
  // The winner of the last one cannot receive the token at first.
  await english(bob, 'bid', 5, 6_000_000, 0)
  await chain.pass(hour - 60)
  await english(cleo, 'bid', 1, 6_000_000, 0)
  await english(fan, 'bid', 1, 7_000_000, 0)
  await chain.pass(hour)
  await chain.setCode(address(bob), '0x00')
  for (const number of [1, 3, 5]) await english(keeper, 'settle', number)
  await chain.setCode(address(bob), '0x')
  await english(bob, 'claim', 5, address(ada))
  await english(bob, 'returnDepositTo', 1, address(ada))
  await english(keeper, 'returnDeposit', 3, address(cleo))
}

const number = <T extends { number: number }>(row: T | null) => row?.number ?? 0
const lower = (text: Address) => text.toLowerCase()

test.each([fixed, falling, bidding, ended, minted])('edition %i', async (edition) => {
  const { edition: row } = (await ask(`{ edition(id: "${id(edition)}") {
    metadata: metadataDigest song { number } supply reserved minter left walletLimit price startsAt endsAt series
    royalty ended minted balances { account { id } balance bought }
  } }`)) as { edition: Record<string, unknown> & { balances: Balance[]; minted: string } }
  type Balance = { account: { id: string }; balance: string; bought: string }
  const { balances, minted: supply, ...state } = row
  const onChain = await chain.read<object>('Editions', 'editionOf', [edition])
  expect(
    texts({
      ...state,
      song: number(state.song as { number: number }),
      minter: state.minter ?? zeroAddress,
    }),
  ).toEqual(texts(onChain))
  for (const holder of holders) {
    const of = balances.find(({ account }) => account.id === lower(address(holder)))
    const held = await chain.read<bigint>('Editions', 'balanceOf', [address(holder), edition])
    const bought = await chain.read<bigint>('Editions', 'boughtBy', [edition, address(holder)])
    expect({ holder, held: of?.balance ?? '0', bought: of?.bought ?? '0' }).toEqual({
      holder,
      held: String(held),
      bought: String(bought),
    })
  }
  expect(balances.reduce((sum, { balance }) => sum + BigInt(balance), 0n)).toBe(BigInt(supply))
})

test('sales know their passes, and passes how often they were used', async () => {
  const { pass } = await signedPass()
  const passId = await chain.read<string>('Editions', 'passIdOf', [pass])
  const use = await chain.read<{ used: number; revoked: boolean }>('Editions', 'passUseOf', [
    passId,
  ])
  const split = { number: 2 }
  expect(
    await ask(`{
      pass(id: "${passId}") { used revoked uses { quantity discount commission referrer { number } } }
      free: passes(where: { revoked: true }) { used }
      passRevocations(orderBy: block) { series pass { used } }
      editionSales(orderBy: block, where: { edition: "${id(fixed)}" }) {
        buyer { id } quantity paid split { number } storefront { number } pass { discount }
      }
      editionAirdrops { quantity receivers }
      supplyChanges(orderBy: block, where: { edition: "${id(minted)}" }) { kind quantity minter }
      editionTransfers(where: { from_not: null }, orderBy: block) { edition { number } quantity to { id } }
    }`),
  ).toEqual(
    plain({
      pass: {
        used: String(use.used),
        revoked: use.revoked,
        uses: [{ quantity: '2', discount: 3333, commission: '66670', referrer: { number: 3 } }],
      },
      free: [{ used: '1' }],
      passRevocations: [
        { series: '0', pass: { used: '1' } },
        { series: '1', pass: null },
      ],
      editionSales: [
        { buyer: fan, quantity: '2', paid: '2000002', storefront: { number: 3 }, pass: null },
        { buyer: fan, quantity: '2', paid: '1333402', storefront: null, pass: { discount: 3333 } },
        { buyer: bob, quantity: '1', paid: '0', storefront: null, pass: { discount: 10_000 } },
      ].map((sale) => ({ ...sale, buyer: { id: address(sale.buyer) }, split })),
      editionAirdrops: [{ quantity: '1', receivers: [address(cleo), address(bob), address(cleo)] }],
      supplyChanges: [
        { kind: 'RESERVED', quantity: '6', minter: address(bob) },
        { kind: 'RELEASED', quantity: '1', minter: address(bob) },
        { kind: 'ENDED', quantity: '5', minter: null },
        { kind: 'RELEASED', quantity: '2', minter: address(bob) },
      ],
      editionTransfers: [
        { edition: { number: fixed }, quantity: '3', to: { id: address(ada) } },
        { edition: { number: fixed }, quantity: '1', to: { id: address(cleo) } },
        { edition: { number: minted }, quantity: '1', to: { id: address(cleo) } },
        { edition: { number: minted }, quantity: '1', to: { id: address(cleo) } },
      ],
    }),
  )
})

test.each([1, 2, 3])('Dutch auction %i', async (auction) => {
  const { dutchAuction } = (await ask(`{ dutchAuction(id: "${id(auction)}") {
    edition { number } left startPrice floorPrice startsAt fall rest quantity sold earned sales { quantity paid }
  } }`)) as { dutchAuction: Record<string, unknown> & { sales: Record<string, string>[] } }
  const { sales, sold, earned, ...state } = dutchAuction
  const onChain = await chain.read<object>('DutchAuctions', 'auctionOf', [auction])
  expect(texts({ ...state, edition: number(state.edition as { number: number }) })).toEqual(
    texts(onChain),
  )
  const sum = (field: string) =>
    String(sales.reduce((total, sale) => total + BigInt(sale[field] ?? 0), 0n))
  expect({ sold, earned }).toEqual({ sold: sum('quantity'), earned: sum('paid') })
})

test('a Dutch auction ends sold out, cancelled or closed', async () => {
  expect(
    await ask(`{
      dutchAuctions(orderBy: number) { state left sold sales(orderBy: block) { buyer { id } quantity } }
      account(id: "${lower(address(cleo))}") { dutchSales { storefront { number } split { number } } }
    }`),
  ).toEqual(
    plain({
      dutchAuctions: [
        {
          state: 'SOLD_OUT',
          left: '0',
          sold: '3',
          sales: [
            { buyer: { id: address(fan) }, quantity: '1' },
            { buyer: { id: address(cleo) }, quantity: '2' },
          ],
        },
        { state: 'CANCELLED', left: '0', sold: '0', sales: [] },
        {
          state: 'CLOSED',
          left: '0',
          sold: '1',
          sales: [{ buyer: { id: address(bob) }, quantity: '1' }],
        },
      ],
      account: { dutchSales: [{ storefront: { number: 3 }, split: { number: 2 } }] },
    }),
  )
})

const stages = ['OPEN', 'SOLD', 'UNCLAIMED', 'UNSOLD', 'CANCELLED']

test.each([1, 2, 3, 4, 5])('English auction %i', async (auction) => {
  const { englishAuction } = (await ask(`{ englishAuction(id: "${id(auction)}") {
    bidder { id } bid endsAt stage edition { number } song { number } opening reserve buyNow raise startsAt
    deposits { bidder { id } amount returnable }
  } }`)) as { englishAuction: Record<string, unknown> & { deposits: Deposit[] } }
  type Deposit = { bidder: { id: Address }; amount: string; returnable: string }
  const { deposits, ...state } = englishAuction
  const onChain = await chain.read<object>('EnglishAuctions', 'auctionOf', [auction])
  expect(
    texts({
      ...state,
      bidder: (state.bidder as { id: string } | null)?.id ?? zeroAddress,
      stage: stages.indexOf(state.stage as string),
      edition: number(state.edition as { number: number }),
      song: number(state.song as { number: number }),
    }),
  ).toEqual(texts(onChain))
  for (const { bidder, amount, returnable } of deposits) {
    const of = [auction, bidder.id]
    const deposit = await chain.read<{ amount: number }>('EnglishAuctions', 'depositOf', of)
    const due = await chain.read<number>('EnglishAuctions', 'returnable', of)
    expect({ amount, returnable }).toEqual({
      amount: String(deposit.amount),
      returnable: String(due),
    })
  }
})

test('what is deposited for bids is what the contract holds', async () => {
  const { bidDeposits } = (await ask('{ bidDeposits { amount returnable } }')) as {
    bidDeposits: { amount: string; returnable: string }[]
  }
  const held = await chain.read<bigint>('TestUSD', 'balanceOf', [addressOf('EnglishAuctions')])
  expect(bidDeposits.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(held)
  // Nothing is open any more.
  expect(bidDeposits.map(({ amount }) => amount)).toEqual(
    bidDeposits.map(({ returnable }) => returnable),
  )
})

test('bids, sales and returned deposits', async () => {
  expect(
    await ask(`{
      englishAuctions(orderBy: number) {
        stage bidCount claimedTo sale { buyer { id } paid boughtNow delivered storefront { number } }
      }
      bids(where: { auction: "${id(1)}" }, orderBy: block) { bidder { id } amount storefront { number } }
      depositReturns(orderBy: block) { auction { number } bidder { id } to amount }
    }`),
  ).toEqual(
    plain({
      englishAuctions: [
        {
          stage: 'SOLD',
          bidCount: 5,
          claimedTo: null,
          sale: {
            buyer: { id: address(fan) },
            paid: '7000000',
            boughtNow: false,
            delivered: true,
            storefront: null,
          },
        },
        {
          stage: 'SOLD',
          bidCount: 1,
          claimedTo: null,
          sale: {
            buyer: { id: address(cleo) },
            paid: '9000000',
            boughtNow: true,
            delivered: true,
            storefront: { number: 3 },
          },
        },
        { stage: 'UNSOLD', bidCount: 1, claimedTo: null, sale: null },
        { stage: 'CANCELLED', bidCount: 0, claimedTo: null, sale: null },
        {
          stage: 'SOLD',
          bidCount: 1,
          claimedTo: address(ada),
          sale: {
            buyer: { id: address(bob) },
            paid: '6000000',
            boughtNow: false,
            delivered: false,
            storefront: null,
          },
        },
      ],
      bids: [
        { bidder: fan, amount: '1000000', storefront: { number: 3 } },
        { bidder: bob, amount: '2000000', storefront: null },
        { bidder: fan, amount: '5500000', storefront: null },
        { bidder: cleo, amount: '6000000', storefront: null },
        { bidder: fan, amount: '7000000', storefront: null },
      ].map((bid) => ({ ...bid, bidder: { id: address(bid.bidder) } })),
      depositReturns: [
        { auction: 1, bidder: bob, to: ada, amount: '2000000' },
        { auction: 3, bidder: cleo, to: cleo, amount: '1000000' },
      ].map(({ auction, bidder, to, amount }) => ({
        auction: { number: auction },
        bidder: { id: address(bidder) },
        to: address(to),
        amount,
      })),
    }),
  )
})

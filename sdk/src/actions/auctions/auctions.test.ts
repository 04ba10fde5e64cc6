import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { BID_EXTENSION, dutchPriceAt, minimumBidAfter } from '../../auctions/index.ts'
import { plainSplit, toShares } from '../../splits/tranches.ts'

const chain = testChain()
const chainId = 31337
const [artist, fan, ben] = [account(5).address, account(6).address, account(7).address]
const dutch = { startPrice: 50_000_000n, floorPrice: 5_000_001n, fall: 3_600, rest: 3_600 }
const english = { opening: 1_000_000n, reserve: 5_000_000n, raise: 5, duration: 3_600 }
let song: number
let split: number

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

async function wait(seconds: number) {
  await chain.miner().increaseTime({ seconds })
  await chain.miner().mine({ blocks: 1 })
}

async function createEdition(minter: 'DutchAuctions' | 'EnglishAuctions') {
  const client = chain.wallet(5)
  const hash = await client.createEdition({
    song,
    metadata: `0x${'44'.repeat(32)}`,
    title: 'Blue Hour, one of one',
    terms: { supply: 10, price: 0n, endsAt: 0, minter: getAddressOf(minter, chainId) },
  })
  return (await client.waitForCreateEdition({ hash })).edition
}

beforeAll(async () => {
  const client = chain.wallet(5)
  const shares = toShares([{ recipient: artist, percent: 100 }])
  const created = await client.createSplit({ tranches: plainSplit(shares) })
  split = (await client.waitForCreateSplit({ hash: created })).split
  const hash = await client.registerSong({
    artist,
    metadata: `0x${'11'.repeat(32)}`,
    split,
    terms: { price: 0n, releaseAt: 0, lines: ['AUCTIONS'] },
    title: 'Blue Hour',
    genre: 'Ambient',
  })
  song = (await client.waitForRegisterSong({ hash })).song
  for (const index of [6, 7]) {
    const wallet = chain.wallet(index)
    const to = account(index).address
    await done(wallet, () => wallet.mintTestUsd({ to, amount: 1_000_000_000n }))
    for (const contract of ['DutchAuctions', 'EnglishAuctions'] as const) {
      const spender = getAddressOf(contract, chainId)
      await done(wallet, () => wallet.approveCurrency({ spender, amount: 1_000_000_000n }))
    }
  }
})

describe('a Dutch auction', () => {
  async function create(quantity = 3) {
    const client = chain.wallet(5)
    const edition = await createEdition('DutchAuctions')
    const hash = await client.createDutchAuction({ edition, terms: { ...dutch, quantity } })
    return { edition, ...(await client.waitForCreateDutchAuction({ hash })) }
  }

  test('has the price that the formula says, at each second', async () => {
    const { auction, edition, startsAt } = await create()
    const reader = chain.reader()
    const stored = await reader.getDutchAuction({ auction })
    expect(stored).toEqual({ ...dutch, edition, quantity: 3, left: 3, startsAt })
    expect(await reader.getLatestDutchAuction()).toBe(auction)
    for (const after of [-5, 0, 1, 7, 1_799, 3_599, 3_600, 9_999]) {
      const time = startsAt + after
      const price = await reader.getDutchPrice({ auction, time })
      expect(dutchPriceAt({ ...stored, time })).toBe(price)
    }
  })

  test('sells at the price of the second, up to the maximum', async () => {
    const { auction, edition } = await create()
    const client = chain.wallet(6)
    await expect(
      client.buyFromDutchAuction({ auction, quantity: 1, maximum: 1_000_000n }),
    ).rejects.toMatchObject({ name: 'DutchAuctionsPriceAboveMaximumError' })
    await wait(1_800)
    const before = await client.getReceived({ split })
    const buy = { auction, quantity: 2, maximum: 2n * dutch.startPrice }
    const { paid, left, receipt } = await client.waitForBuyFromDutchAuction({
      hash: await client.buyFromDutchAuction(buy),
    })
    const { timestamp } = await chain.miner().getBlock({ blockHash: receipt.blockHash })
    expect(paid).toBe(2n * (await client.getDutchPrice({ auction, time: Number(timestamp) })))
    expect(left).toBe(1)
    expect((await client.getReceived({ split })) - before).toBe(paid - paid / 100n)
    expect(await client.getEditionBalance({ account: fan, edition })).toBe(2)
    await expect(client.buyFromDutchAuction(buy)).rejects.toMatchObject({
      name: 'DutchAuctionsSoldOutError',
    })
    const own = chain.wallet(5)
    await expect(own.cancelDutchAuction({ auction })).rejects.toMatchObject({
      name: 'DutchAuctionsHasSalesError',
    })
  })

  test('is called off before the first sale, and closed after its end', async () => {
    const own = chain.wallet(5)
    const first = await create()
    await done(own, () => own.cancelDutchAuction({ auction: first.auction }))
    expect((await own.getEdition({ edition: first.edition })).left).toBe(10)

    const { auction, edition } = await create()
    const anyone = chain.wallet(8)
    await expect(anyone.closeDutchAuction({ auction })).rejects.toMatchObject({
      name: 'DutchAuctionsStillRunningError',
    })
    await wait(dutch.fall + dutch.rest)
    await expect(
      chain.wallet(6).buyFromDutchAuction({ auction, quantity: 1, maximum: 50_000_000n }),
    ).rejects.toMatchObject({ name: 'DutchAuctionsNotRunningError' })
    await done(anyone, () => anyone.closeDutchAuction({ auction }))
    expect((await own.getEdition({ edition })).left).toBe(10)
  })

  test('needs an edition that lets it hand out tokens', async () => {
    const edition = await createEdition('EnglishAuctions')
    await expect(
      chain.wallet(5).createDutchAuction({ edition, terms: { ...dutch, quantity: 1 } }),
    ).rejects.toMatchObject({ name: 'EditionsNotMinterError' })
  })
})

describe('an English auction', () => {
  async function create(terms = {}) {
    const client = chain.wallet(5)
    const edition = await createEdition('EnglishAuctions')
    const hash = await client.createEnglishAuction({ edition, terms: { ...english, ...terms } })
    return { edition, ...(await client.waitForCreateEnglishAuction({ hash })) }
  }

  test('goes to the highest bid', async () => {
    const { auction, edition, endsAt } = await create()
    const [first, second] = [chain.wallet(6), chain.wallet(7)]
    expect(await first.getLatestEnglishAuction()).toBe(auction)
    expect(await first.getEnglishAuction({ auction })).toMatchObject({
      bidder: undefined,
      bid: 0n,
      stage: 'OPEN',
      opening: english.opening,
      reserve: english.reserve,
      buyNow: undefined,
      raise: 5,
      endsAt,
      edition,
      song,
    })
    expect(await first.getMinimumBid({ auction })).toBe(english.opening)
    const bid = { auction, amount: 4_000_001n }
    const placed = await first.waitForPlaceBid({ hash: await first.placeBid(bid) })
    expect(placed).toMatchObject({ amount: bid.amount, endsAt })
    const { opening, raise } = english
    const minimum = minimumBidAfter({ bid: bid.amount, opening, raise })
    expect(minimum).toBe(await first.getMinimumBid({ auction }))
    await expect(second.placeBid({ auction, amount: minimum - 1n })).rejects.toMatchObject({
      name: 'EnglishAuctionsBidTooLowError',
      shortMessage: 'The next bid must be 4.200002 USDC or more, not 4.200001 USDC.',
    })
    await wait(english.duration - 60)
    const late = await second.waitForPlaceBid({
      hash: await second.placeBid({ auction, amount: 6_000_000n }),
    })
    expect(late.endsAt).toBeGreaterThan(endsAt + BID_EXTENSION - 120)

    expect(await first.getReturnable({ auction, bidder: fan })).toBe(bid.amount)
    expect(await first.getReturnable({ auction, bidder: ben })).toBe(0n)
    expect(await first.getBidDeposit({ auction, bidder: ben })).toEqual({
      amount: 6_000_000n,
      storefront: undefined,
    })
    await expect(second.returnDeposit({ auction, bidder: fan })).rejects.toMatchObject({
      name: 'EnglishAuctionsNotBidderError',
    })
    await done(first, () => first.returnDepositTo({ auction, to: ben }))
    await expect(second.returnDeposit({ auction, bidder: ben })).rejects.toMatchObject({
      name: 'EnglishAuctionsNothingToReturnError',
    })

    const anyone = chain.wallet(8)
    await expect(anyone.settleEnglishAuction({ auction })).rejects.toMatchObject({
      name: 'EnglishAuctionsStillRunningError',
    })
    await wait(BID_EXTENSION)
    const before = await first.getReceived({ split })
    const { sold } = await anyone.waitForSettleEnglishAuction({
      hash: await anyone.settleEnglishAuction({ auction }),
    })
    expect(sold).toEqual({ buyer: ben, paid: 6_000_000n, delivered: true })
    expect((await first.getReceived({ split })) - before).toBe(5_940_000n)
    expect(await first.getEditionBalance({ account: ben, edition })).toBe(1)
    expect((await first.getEnglishAuction({ auction })).stage).toBe('SOLD')
    await expect(anyone.settleEnglishAuction({ auction })).rejects.toMatchObject({
      name: 'EnglishAuctionsNotOpenError',
    })
    await expect(second.claimAuctionToken({ auction, to: ben })).rejects.toMatchObject({
      name: 'EnglishAuctionsNothingToClaimError',
    })
  })

  test('ends unsold below its reserve, and everybody has what is theirs', async () => {
    const { auction, edition } = await create()
    const client = chain.wallet(6)
    await done(client, () => client.placeBid({ auction, amount: english.opening }))
    await wait(english.duration)
    const hash = await client.settleEnglishAuction({ auction })
    expect((await client.waitForSettleEnglishAuction({ hash })).sold).toBeUndefined()
    expect((await client.getEdition({ edition })).left).toBe(10)
    const before = await client.getCurrencyBalance({ account: fan })
    const anyone = chain.wallet(8)
    await done(anyone, () => anyone.returnDeposit({ auction, bidder: fan }))
    const after = await client.getCurrencyBalance({ account: fan })
    expect(after - before).toBe(english.opening)
  })

  test('is bought at once while no bid stands at the reserve', async () => {
    const { auction, edition } = await create({ buyNow: 9_000_000n })
    const client = chain.wallet(6)
    expect((await client.getEnglishAuction({ auction })).buyNow).toBe(9_000_000n)
    await expect(client.buyNow({ auction, maximum: 8_999_999n })).rejects.toMatchObject({
      name: 'EnglishAuctionsPriceAboveMaximumError',
    })
    await done(client, () => client.buyNow({ auction, maximum: 9_000_000n }))
    expect(await client.getEditionBalance({ account: fan, edition })).toBe(1)
    await expect(client.placeBid({ auction, amount: 9_000_000n })).rejects.toMatchObject({
      name: 'EnglishAuctionsNotRunningError',
    })
  })

  test('is called off before the first bid alone', async () => {
    const own = chain.wallet(5)
    const { auction } = await create()
    await done(own, () => own.cancelEnglishAuction({ auction }))
    expect((await own.getEnglishAuction({ auction })).stage).toBe('CANCELLED')
    const other = await create()
    const client = chain.wallet(6)
    await done(client, () => client.placeBid({ auction: other.auction, amount: english.opening }))
    await expect(own.cancelEnglishAuction({ auction: other.auction })).rejects.toMatchObject({
      name: 'EnglishAuctionsHasBidsError',
    })
  })

  test('takes no terms that cannot be', async () => {
    await expect(create({ reserve: 1n })).rejects.toMatchObject({
      name: 'EnglishAuctionsBadPricesError',
    })
    await expect(create({ raise: 101 })).rejects.toMatchObject({
      name: 'EnglishAuctionsBadRaiseError',
    })
    await expect(create({ duration: 599 })).rejects.toMatchObject({
      name: 'EnglishAuctionsBadTimesError',
    })
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { tradedToken } from '../../market/token.ts'
import { plainSplit, toShares } from '../../splits/tranches.ts'

const chain = testChain()
const chainId = 31337
const market = getAddressOf('Market', chainId)
const [artist, fan, ben] = [account(5).address, account(6).address, account(7).address]
const expiresAt = Math.floor(Date.now() / 1000) + 30 * 86_400
let song: number
let edition: number
let split: number

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
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
    terms: { price: 10_000n, releaseAt: 0, lines: ['TABS'] },
    title: 'Blue Hour',
    genre: 'Ambient',
  })
  song = (await client.waitForRegisterSong({ hash })).song
  const made = await client.createEdition({
    song,
    metadata: `0x${'44'.repeat(32)}`,
    title: 'Blue Hour, first pressing',
    terms: { price: 0n, royalty: 1_000 },
  })
  edition = (await client.waitForCreateEdition({ hash: made })).edition
  await done(client, () => client.airdropEdition({ edition, receivers: [fan], quantity: 5 }))
  for (const index of [6, 7]) {
    const wallet = chain.wallet(index)
    const to = account(index).address
    await done(wallet, () => wallet.mintTestUsd({ to, amount: 1_000_000_000n }))
    await done(wallet, () => wallet.approveCurrency({ spender: market, amount: 1_000_000_000n }))
  }
})

describe('a listing', () => {
  test('needs leave to move the tokens, and says so', async () => {
    const seller = chain.wallet(6)
    const listing = { ...tradedToken({ edition }, chainId), price: 10_000_000n, expiresAt }
    await expect(seller.listToken({ ...listing, quantity: 2 })).rejects.toMatchObject({
      name: 'MarketNotApprovedError',
    })
    await done(seller, () => seller.setEditionsOperator({ operator: market, approved: true }))
    await expect(seller.listToken({ ...listing, quantity: 6 })).rejects.toMatchObject({
      name: 'MarketNotHeldError',
      shortMessage: `${fan} has 5 of these tokens, not 6.`,
    })
    await done(seller, () => seller.listToken({ ...listing, quantity: 2 }))
    expect(await seller.getListing({ ...listing, seller: fan })).toEqual({
      price: 10_000_000n,
      quantity: 2,
      expiresAt,
      series: 0,
      origin: song,
      royalty: 1_000,
    })
  })

  test('is bought for what was foretold, royalty and fee included', async () => {
    const buyer = chain.wallet(7)
    const token = tradedToken({ edition }, chainId)
    const trade = { ...token, seller: fan, quantity: 1 }
    const fee = await buyer.getMarketFee()
    const receipt = await buyer.previewPurchase(trade)
    expect(receipt).toEqual({
      price: 10_000_000n,
      royalty: 1_000_000n,
      fee: (10_000_000n * BigInt(fee)) / 10_000n,
      proceeds: 9_000_000n - receipt.fee,
      split,
    })
    expect(await buyer.quoteSale({ ...token, price: 10_000_000n })).toEqual(receipt)
    await expect(buyer.buyListed({ ...trade, maximum: 1n })).rejects.toMatchObject({
      name: 'MarketPriceAboveMaximumError',
    })
    const before = await buyer.getCurrencyBalance({ account: fan })
    const received = await buyer.getReceived({ split })
    const hash = await buyer.buyListed({ ...trade, maximum: receipt.price })
    expect(await buyer.waitForBuyListed({ hash })).toMatchObject({ price: 10_000_000n, left: 1 })
    expect((await buyer.getCurrencyBalance({ account: fan })) - before).toBe(receipt.proceeds)
    expect((await buyer.getReceived({ split })) - received).toBe(receipt.royalty)
    expect(await buyer.getEditionBalance({ account: ben, edition })).toBe(1)
  })

  test('is taken back, alone or with all others', async () => {
    const seller = chain.wallet(6)
    const token = tradedToken({ edition }, chainId)
    await done(seller, () => seller.cancelListing(token))
    expect(await seller.getListing({ ...token, seller: fan })).toBeUndefined()
    const listing = { ...token, price: 1n, quantity: 1, expiresAt }
    await done(seller, () => seller.listToken(listing))
    await done(seller, () => seller.cancelAllTrades())
    expect(await seller.getMarketSeries({ account: fan })).toBe(1)
    await expect(
      chain.wallet(7).buyListed({ ...token, seller: fan, quantity: 1, maximum: 1n }),
    ).rejects.toMatchObject({ name: 'MarketNotListedError' })
  })
})

describe('an offer', () => {
  test('for a song is accepted by its owner', async () => {
    const [bidder, owner] = [chain.wallet(7), chain.wallet(5)]
    const token = tradedToken({ song }, chainId)
    const offer = { ...token, price: 100_000_000n, quantity: 1, expiresAt }
    await done(bidder, () => bidder.makeOffer(offer))
    expect(await owner.getOffer({ ...token, bidder: ben })).toEqual({
      price: 100_000_000n,
      quantity: 1,
      expiresAt,
      series: 0,
      storefront: undefined,
    })
    const trade = { ...token, bidder: ben, quantity: 1 }
    await expect(owner.acceptOffer({ ...trade, minimum: 1n })).rejects.toMatchObject({
      name: 'MarketNotApprovedError',
    })
    await done(owner, () => owner.approveSong({ song, to: market }))
    const { proceeds, royalty } = await owner.previewOffer({ ...trade, seller: artist })
    expect(royalty).toBe(5_000_000n)
    await expect(owner.acceptOffer({ ...trade, minimum: proceeds + 1n })).rejects.toMatchObject({
      name: 'MarketProceedsBelowMinimumError',
    })
    await done(owner, () => owner.acceptOffer({ ...trade, minimum: proceeds }))
    expect(await owner.getSongOwner({ song })).toBe(ben)
    expect(await owner.getOffer({ ...token, bidder: ben })).toBeUndefined()
  })

  test('needs the money, and is taken back', async () => {
    const bidder = chain.wallet(7)
    const token = tradedToken({ edition }, chainId)
    const offer = { ...token, price: 10_000_000_000n, quantity: 1, expiresAt }
    await expect(bidder.makeOffer(offer)).rejects.toMatchObject({ name: 'MarketNotFundedError' })
    await expect(bidder.makeOffer({ ...offer, expiresAt: 1 })).rejects.toMatchObject({
      name: 'MarketBadExpiryError',
    })
    await done(bidder, () => bidder.makeOffer({ ...offer, price: 1_000_000n }))
    await done(bidder, () => bidder.cancelOffer(token))
    await expect(bidder.cancelOffer(token)).rejects.toMatchObject({ name: 'MarketNotOfferedError' })
  })
})

test('only what Stave knows is traded', async () => {
  const token = tradedToken({ shares: market }, chainId)
  expect(token).toEqual({ collection: market, id: 0 })
  await expect(chain.reader().quoteSale({ ...token, price: 1n })).rejects.toMatchObject({
    name: 'MarketUnknownTokenError',
  })
})

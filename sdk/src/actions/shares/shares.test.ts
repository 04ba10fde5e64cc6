import { type Address, parseEther, zeroAddress } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { tradedToken } from '../../market/token.ts'
import { plainSplit, toShares } from '../../splits/tranches.ts'

const chain = testChain()
const chainId = 31337
const [ada, fan, ben] = [account(5).address, account(6).address, account(7).address]
let split: number
let shares: Address

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

/** A fan pays the split, without a fee. */
async function earn(amount: bigint) {
  const client = chain.wallet(6)
  await done(client, () => client.tip({ split, amount }))
}

beforeAll(async () => {
  const client = chain.wallet(5)
  const all = toShares([{ recipient: ada, percent: 100 }])
  const created = await client.createSplit({ tranches: plainSplit(all) })
  split = (await client.waitForCreateSplit({ hash: created })).split
  for (const index of [6, 7]) {
    const wallet = chain.wallet(index)
    const to = account(index).address
    await done(wallet, () => wallet.mintTestUsd({ to, amount: 1_000_000_000n }))
    const spender = getAddressOf(index === 6 ? 'Splits' : 'Market', chainId)
    await done(wallet, () => wallet.approveCurrency({ spender, amount: 1_000_000_000n }))
  }
})

describe('a position', () => {
  const terms = () => ({ split, supply: 1_000, name: 'Blue Hour royalties', symbol: 'BLUE' })

  test('becomes shares in two steps', async () => {
    const client = chain.wallet(5)
    const to = await client.getShareAddress({ issuer: ada, terms: terms() })
    await expect(client.wrapPosition({ terms: terms() })).rejects.toMatchObject({
      name: 'RoyaltySharesNoPositionError',
    })
    await done(client, () => client.transferPosition({ split, to, shares: [200_000] }))
    const hash = await client.wrapPosition({ terms: terms() })
    shares = (await client.waitForWrapPosition({ hash })).shares
    expect(shares).toBe(to)
    expect(await client.getShareSplit({ shares })).toBe(split)
    expect(await client.getShareSplit({ shares: ada })).toBeUndefined()
    expect(await client.getShareBalance({ shares, account: ada })).toBe(1_000)
    expect(await client.getShareSupply({ shares })).toBe(1_000)
    await expect(client.wrapPosition({ terms: terms() })).rejects.toMatchObject({
      name: 'RoyaltySharesExistsError',
    })
    await expect(
      client.getShareAddress({ issuer: ada, terms: { ...terms(), symbol: '' } }),
    ).rejects.toMatchObject({ name: 'RoyaltySharesBadLengthError' })
  })
})

describe('shares', () => {
  test('earn for who holds them, from then on', async () => {
    const client = chain.wallet(5)
    await earn(10_000_000n)
    await done(client, () => client.transferShares({ shares, to: ben, quantity: 250 }))
    await earn(10_000_000n)
    expect(await client.getShareIncome({ shares })).toBe(4_000_000n)
    expect(await client.getClaimable({ shares, holder: ada })).toBe(3_500_000n)
    expect(await client.getClaimable({ shares, holder: ben })).toBe(500_000n)
    const before = await client.getCurrencyBalance({ account: ben })
    expect((await client.simulateClaimShares({ shares, holder: ben })).result).toBe(500_000n)
    await done(client, () => client.claimShares({ shares, holder: ben }))
    expect((await client.getCurrencyBalance({ account: ben })) - before).toBe(500_000n)
    await done(client, () => client.claimSharesTo({ shares, to: fan }))
    await expect(client.claimShares({ shares, holder: ada })).rejects.toMatchObject({
      name: 'RoyaltyShareNothingToClaimError',
    })
  })

  test('are handed on in their own unit', async () => {
    await expect(
      chain.wallet(7).simulateTransferShares({ shares, to: ada, quantity: 251 }),
    ).rejects.toMatchObject({
      name: 'TokenBalanceTooLowError',
      shortMessage: '251 shares are needed and the wallet holds 250 shares.',
    })
  })

  test('are sold on the market', async () => {
    const [seller, buyer] = [chain.wallet(5), chain.wallet(7)]
    const spender = getAddressOf('Market', chainId)
    const token = tradedToken({ shares }, chainId)
    const expiresAt = Math.floor(Date.now() / 1000) + 86_400
    await done(seller, () => seller.approveShares({ shares, spender, quantity: 100 }))
    const listing = { ...token, price: 1_000_000n, quantity: 100, expiresAt }
    await done(seller, () => seller.listToken(listing))
    const trade = { ...token, seller: ada, quantity: 10 }
    const { price, royalty } = await buyer.previewPurchase(trade)
    expect([price, royalty]).toEqual([10_000_000n, 0n])
    await done(buyer, () => buyer.buyListed({ ...trade, maximum: price }))
    expect(await buyer.getShareBalance({ shares, account: ben })).toBe(260)
    await done(seller, () => seller.cancelListing(token))
  })

  test('share what else has arrived', async () => {
    const client = chain.wallet(5)
    await chain.miner().setBalance({ address: shares, value: parseEther('1') })
    const coin = { shares, token: zeroAddress }
    expect((await client.simulateCollectShareToken(coin)).result).toBe(0n)
    await done(client, () => client.collectShareToken(coin))
    expect(await client.getShareArrival({ shares, arrival: 0n })).toEqual({
      token: zeroAddress,
      amount: parseEther('1'),
    })
    const part = { shares, arrival: 0n, holder: ben }
    expect(await client.getClaimableTokens(part)).toBe(parseEther('0.26'))
    await done(client, () => client.claimShareTokens({ shares, arrivals: [0n], holder: ben }))
    expect(await client.getClaimableTokens(part)).toBe(0n)
    const to = account(77).address
    await done(client, () => client.claimShareTokensTo({ shares, arrivals: [0n], to }))
    expect(await chain.miner().getBalance({ address: to })).toBe(parseEther('0.74'))
    await expect(client.collectShareToken(coin)).rejects.toMatchObject({
      name: 'RoyaltyShareNothingToCollectError',
    })
  })

  test('become a position again when one has all', async () => {
    const [client, holder] = [chain.wallet(5), chain.wallet(7)]
    await expect(client.unwrapShares({ shares, to: ada })).rejects.toMatchObject({
      name: 'RoyaltyShareNotAllError',
      shortMessage: `${ada} has 740 of 1000 shares.`,
    })
    await done(holder, () => holder.transferShares({ shares, to: ada, quantity: 260 }))
    await done(client, () => client.unwrapShares({ shares, to: ada }))
    expect(await client.getShareSupply({ shares })).toBe(0)
    expect(await client.getShares({ split, recipient: ada })).toEqual([1_000_000])
  })
})

import { parseEther } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { plainSplit, toShares } from '../../splits/tranches.ts'
import { addPlay, encodeItems, type TabItem } from '../../tabs/items.ts'
import { createMemoryKeyStore } from '../../tabs/keyStore.ts'
import { createSessionKey, type SessionKey } from '../../tabs/sessionKey.ts'
import { P256_ORDER, signTab } from '../../tabs/signTab.ts'
import { hashTab } from '../../tabs/typedData.ts'

const chain = testChain()
const artist = account(5)
const fan = account(6)
const gateway = account(9).address
const chainId = 31337
const tabs = getAddressOf('Tabs', chainId)
let song: number
let split: number

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

let nextGateway = 100

/** Each test has a lane of its own, to a gateway that nobody else uses, or to that account. */
async function open({ gateway: index = nextGateway++, amount = 1_000_000n } = {}) {
  const [client, own] = [chain.wallet(6), chain.wallet(index)]
  const { address } = own.account
  await chain.miner().setBalance({ address, value: parseEther('1') })
  const lane = { listener: fan.address, gateway: address }
  const { hash, key } = await client.openLane({ gateway: address, amount })
  await client.waitForReceipt({ hash })
  return { lane, key, client, own }
}

function sign(
  key: SessionKey,
  lane: { listener: `0x${string}`; gateway: `0x${string}` },
  nonce: bigint,
  items: TabItem[],
) {
  return signTab(key, { chainId, ...lane, nonce, items: encodeItems(items) })
}

const paid = (plays: number, amount: bigint): TabItem[] => [{ song, kind: 'PAID', plays, amount }]

beforeAll(async () => {
  const client = chain.wallet(5)
  const shares = toShares([{ recipient: artist.address, percent: 100 }])
  const created = await client.createSplit({ tranches: plainSplit(shares) })
  split = (await client.waitForCreateSplit({ hash: created })).split
  const hash = await client.registerSong({
    artist: artist.address,
    metadata: `0x${'11'.repeat(32)}`,
    split,
    terms: { price: 10_000n, releaseAt: 0, lines: ['TABS'] },
    title: 'Blue Hour',
    genre: 'Ambient',
  })
  song = (await client.waitForRegisterSong({ hash })).song
  const wallet = chain.wallet(6)
  await done(wallet, () => wallet.mintTestUsd({ to: fan.address, amount: 1_000_000_000n }))
})

describe('a lane', () => {
  test('opens with one transaction: permit, deposit and key', async () => {
    const client = chain.wallet(6)
    const keys = createMemoryKeyStore()
    const lane = { listener: fan.address, gateway }
    const { hash, key } = await client.openLane({ gateway, amount: 5_000_000n, keys })
    await client.waitForReceipt({ hash })
    expect(await client.getLane(lane)).toMatchObject({ balance: 5_000_000n, nonce: 0n })
    expect(await client.getKeyExpiry({ ...lane, keyId: key.id })).toBe(key.expiresAt)
    expect(await keys.get({ chainId, ...lane })).toBe(key)
    expect(await client.getAllowance({ owner: fan.address, spender: tabs })).toBe(0n)
  })

  test('opens without a permit where the allowance stands', async () => {
    const client = chain.wallet(6)
    await done(client, () => client.approveCurrency({ spender: tabs, amount: 1_000n }))
    const nonce = await client.getPermitNonce({ owner: fan.address })
    const { lane } = await open({ amount: 1_000n })
    expect((await client.getLane(lane)).balance).toBe(1_000n)
    expect(await client.getPermitNonce({ owner: fan.address })).toBe(nonce)
  })

  test('is topped up, by others too', async () => {
    const { lane, client } = await open()
    await done(client, () => client.depositToLane({ ...lane, amount: 500_000n }))
    const friend = chain.wallet(7)
    const to = account(7).address
    await done(friend, () => friend.mintTestUsd({ to, amount: 1_000n }))
    await done(friend, () => friend.depositToLane({ ...lane, amount: 1_000n }))
    expect((await client.getLane(lane)).balance).toBe(1_501_000n)
  })

  test('is given back after a day’s notice', async () => {
    const { lane, client } = await open()
    await expect(client.giveNotice({ ...lane, amount: 2_000_000n })).rejects.toMatchObject({
      name: 'TabsNoticeAboveBalanceError',
      shortMessage: '2.00 USDC cannot be withdrawn: the deposit is 1.00 USDC.',
    })
    await expect(client.withdrawFromLane(lane)).rejects.toMatchObject({
      name: 'TabsNothingToWithdrawError',
    })
    await done(client, () => client.giveNotice({ ...lane, amount: 400_000n }))
    await expect(client.withdrawFromLane(lane)).rejects.toMatchObject({
      name: 'TabsNoticeRunningError',
    })
    const miner = chain.miner()
    const snapshot = await miner.snapshot()
    await miner.increaseTime({ seconds: 86_400 })
    await miner.mine({ blocks: 1 })
    const before = await client.getCurrencyBalance({ account: fan.address })
    await done(chain.wallet(7), (other) => other.withdrawFromLane(lane))
    expect((await client.getCurrencyBalance({ account: fan.address })) - before).toBe(400_000n)
    expect((await client.getLane(lane)).balance).toBe(600_000n)
    await miner.revert({ id: snapshot })
  })

  test('has several keys, each with its end', async () => {
    const { lane, client } = await open()
    const second = await createSessionKey()
    const expiresAt = Math.floor(Date.now() / 1000) + 86_400
    const key = { ...second, expiresAt }
    await done(client, () => client.addSessionKey({ ...lane, key }))
    expect(await client.getKeyExpiry({ ...lane, keyId: second.id })).toBe(expiresAt)
    await done(client, () => client.revokeSessionKey({ ...lane, keyId: second.id }))
    expect(await client.getKeyExpiry({ ...lane, keyId: second.id })).toBeLessThan(expiresAt)
    await expect(
      client.addSessionKey({ ...lane, key: { ...second, expiresAt: 1 } }),
    ).rejects.toMatchObject({
      name: 'TabsBadExpiryError',
      shortMessage: 'A session key cannot expire at 1970-01-01 00:00 UTC.',
    })
    const unknown = (await createSessionKey()).id
    await expect(client.revokeSessionKey({ ...lane, keyId: unknown })).rejects.toMatchObject({
      name: 'TabsUnknownKeyError',
    })
  })
})

describe('settling', () => {
  test('pays what the session key signed, once', async () => {
    const { lane, key, client, own } = await open()
    let items: TabItem[] = []
    for (let play = 0; play < 3; play++)
      items = addPlay(items, { song, kind: 'PAID', amount: 10_000n })
    const tab = await sign(key, lane, 1n, items)
    const before = await client.getReceived({ split })
    const hash = await own.settleTabs({ tabs: [tab] })
    expect(await own.waitForSettleTabs({ hash })).toMatchObject({
      settled: [{ listener: fan.address, nonce: 1n, owed: 30_000n, paid: 30_000n }],
      skipped: [],
    })
    expect((await client.getReceived({ split })) - before).toBe(29_700n)
    expect(await client.getLane(lane)).toMatchObject({ balance: 970_000n, nonce: 1n })
    const again = await own.settleTabs({ tabs: [tab] })
    expect(await own.waitForSettleTabs({ hash: again })).toMatchObject({
      settled: [],
      skipped: [{ listener: fan.address, nonce: 1n }],
    })
  })

  test('agrees with the contract on what is signed', async () => {
    const lane = { listener: fan.address, gateway }
    const message = { ...lane, nonce: 7n, items: encodeItems(paid(2, 5n)) }
    expect(await chain.reader().getTabDigest(message)).toBe(hashTab({ chainId, ...message }))
  })

  test('stops at the deposit', async () => {
    const { lane, key, own } = await open({ amount: 25_000n })
    const tab = await sign(key, lane, 1n, paid(3, 30_000n))
    const hash = await own.settleTabs({ tabs: [tab] })
    const { settled } = await own.waitForSettleTabs({ hash })
    expect(settled).toMatchObject([{ owed: 30_000n, paid: 25_000n }])
  })

  test('refuses in words what was not signed so', async () => {
    const { lane, key, own } = await open()
    const tab = await sign(key, lane, 1n, paid(1, 10_000n))
    const settle = (...changed: (typeof tab)[]) => own.settleTabs({ tabs: changed })
    await expect(settle({ ...tab, items: encodeItems(paid(1, 9_999n)) })).rejects.toMatchObject({
      name: 'TabsBadSignatureError',
    })
    const high = `0x${(P256_ORDER - BigInt(tab.s)).toString(16).padStart(64, '0')}` as const
    await expect(settle({ ...tab, s: high })).rejects.toMatchObject({
      name: 'TabsBadSignatureError',
    })
    await expect(settle(await sign(key, lane, 2n, paid(1, 1n)))).rejects.toMatchObject({
      name: 'TabsNonceGapError',
      shortMessage: `Tab 2 of ${fan.address} cannot be settled before tab 1.`,
    })
    const stranger = await createSessionKey()
    await expect(settle(await sign(stranger, lane, 1n, paid(1, 1n)))).rejects.toMatchObject({
      name: 'TabsUnknownKeyError',
    })
    await expect(settle({ ...tab, items: '0x1234' })).rejects.toMatchObject({
      name: 'TabsBadItemsError',
    })
    const unknown = [{ song: 9_999, kind: 'PAID', plays: 1, amount: 1n }] as const
    await expect(settle(await sign(key, lane, 1n, [...unknown]))).rejects.toMatchObject({
      name: 'TabsUnknownSongError',
    })
  })

  test('is the gateway’s: a listener cannot have a cheaper tab of the same number settled', async () => {
    const { lane, key, client, own } = await open()
    const [dear, cheap] = [
      await sign(key, lane, 1n, paid(3, 30_000n)),
      await sign(key, lane, 1n, paid(1, 10_000n)),
    ]
    for (const wallet of [client, chain.wallet(9)]) {
      await expect(wallet.settleTabs({ tabs: [cheap] })).rejects.toMatchObject({
        name: 'TabsUnknownKeyError',
      })
    }
    await done(own, () => own.settleTabs({ tabs: [dear] }))
    expect(await client.getLane(lane)).toMatchObject({ balance: 970_000n, nonce: 1n })
  })

  test('takes plays that are not paid ones', async () => {
    const { lane, key, own } = await open({ gateway: 9 })
    const { nonce } = await own.getLane(lane)
    const items: TabItem[] = [{ song, kind: 'GIFT', plays: 2, amount: 0n }]
    const batch = { tabs: [await sign(key, lane, nonce + 1n, items)] }
    const hash = await own.settleTabs(batch)
    const { settled } = await own.waitForSettleTabs({ hash })
    expect(settled).toMatchObject([{ owed: 0n, paid: 0n }])
  })
})

describe('a direct play', () => {
  test('pays the price, and no more than allowed', async () => {
    const client = chain.wallet(6)
    await done(client, () => client.approveCurrency({ spender: tabs, amount: 20_000n }))
    await expect(client.play({ song, maximum: 9_999n })).rejects.toMatchObject({
      name: 'TabsPriceAboveMaximumError',
      shortMessage: 'The song costs 0.01 USDC a play, more than the 0.009999 USDC you allowed.',
    })
    const before = await client.getReceived({ split })
    await done(client, () => client.play({ song, maximum: 10_000n }))
    expect((await client.getReceived({ split })) - before).toBe(9_900n)
  })

  test('brings the storefront its part', async () => {
    const shop = chain.wallet(9)
    const lane = { gateway: account(9).address }
    expect(await shop.getStorefront(lane)).toBeUndefined()
    const shares = toShares([{ recipient: lane.gateway, percent: 100 }])
    const created = await shop.createSplit({ tranches: plainSplit(shares) })
    const storefront = (await shop.waitForCreateSplit({ hash: created })).split
    await done(shop, () => shop.setStorefront({ split: storefront }))
    expect(await shop.getStorefront(lane)).toBe(storefront)
    const client = chain.wallet(6)
    await done(client, () => client.approveCurrency({ spender: tabs, amount: 10_000n }))
    await done(client, () => client.play({ song, maximum: 10_000n, ...lane }))
    expect(await client.getReceived({ split: storefront })).toBe(50n)
    await done(shop, () => shop.setStorefront({}))
    expect(await shop.getStorefront(lane)).toBeUndefined()
  })
})

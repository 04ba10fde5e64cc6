import { parseEther } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { MILLI_CGC, noRewards } from '../../gifts/rewards.ts'
import { plainSplit, toShares } from '../../splits/tranches.ts'
import { encodeItems, type TabItem } from '../../tabs/items.ts'
import { signTab } from '../../tabs/signTab.ts'

const chain = testChain()
const [artist, fan, gateway] = [account(5), account(6), account(9)]
const chainId = 31337
const terms = { perListen: 100, bonus: 500, bonusesLeft: 10, multiplier: 20 }
let song: number
let split: number

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

async function register(lines: readonly ('TABS' | 'GIFTS')[]) {
  const client = chain.wallet(5)
  const hash = await client.registerSong({
    artist: artist.address,
    metadata: `0x${'11'.repeat(32)}`,
    split,
    terms: { price: 10_000n, releaseAt: 0, lines },
    title: 'Blue Hour',
    genre: 'Ambient',
  })
  return (await client.waitForRegisterSong({ hash })).song
}

beforeAll(async () => {
  const client = chain.wallet(5)
  const shares = toShares([{ recipient: artist.address, percent: 100 }])
  const created = await client.createSplit({ tranches: plainSplit(shares) })
  split = (await client.waitForCreateSplit({ hash: created })).split
  song = await register(['TABS', 'GIFTS'])
  const wallet = chain.wallet(6)
  await done(wallet, () => wallet.mintTestUsd({ to: fan.address, amount: 100_000_000n }))
  const spender = getAddressOf('Gifts', chainId)
  await done(wallet, () => wallet.approveCurrency({ spender, amount: 100_000_000n }))
})

describe('a tip', () => {
  test('reaches the split whole', async () => {
    const client = chain.wallet(6)
    const before = await client.getReceived({ split })
    await done(client, () => client.tipSong({ song, amount: 1_000_001n }))
    const message = `0x${'22'.repeat(32)}` as const
    const receipt = await done(client, () => client.tipSong({ song, amount: 1n, message }))
    expect((await client.getReceived({ split })) - before).toBe(1_000_002n)
    expect(receipt.logs.length).toBeGreaterThan(1)
  })

  test('is refused in words where it cannot be given', async () => {
    const client = chain.wallet(6)
    await expect(client.tipSong({ song, amount: 0n })).rejects.toMatchObject({
      name: 'GiftsZeroAmountError',
    })
    const closed = await register(['TABS'])
    await expect(client.simulateTipSong({ song: closed, amount: 1n })).rejects.toMatchObject({
      name: 'GiftsClosedError',
      shortMessage: `Song ${closed} takes no gifts: it is suspended, or its gift line is closed.`,
    })
  })
})

describe('free listens', () => {
  test('earn what the artist has set, once the gateway has settled them', async () => {
    const [own, client, host] = [chain.wallet(5), chain.wallet(6), chain.wallet(9)]
    expect(await own.getRewards({ song })).toEqual(noRewards)
    await done(own, () => own.setRewards({ song, terms }))
    expect(await own.getRewards({ song })).toEqual(terms)

    const lane = { listener: fan.address, gateway: gateway.address }
    const tabs = getAddressOf('Tabs', chainId)
    await done(client, () => client.approveCurrency({ spender: tabs, amount: 1_000n }))
    const { hash, key } = await client.openLane({ gateway: gateway.address, amount: 1_000n })
    await client.waitForReceipt({ hash })
    const items: TabItem[] = [{ song, kind: 'GIFT', plays: 2, amount: 0n }]
    const tab = await signTab(key, { chainId, ...lane, nonce: 1n, items: encodeItems(items) })
    await done(host, () => host.settleTabs({ tabs: [tab] }))

    const earned = BigInt(terms.bonus + 2 * terms.perListen)
    const reader = chain.reader()
    expect(await reader.getListens({ listener: fan.address, song })).toBe(2)
    const earnings = await reader.getGiftEarnings({ listener: fan.address })
    expect(earnings).toMatchObject({ today: Number(earned), unclaimed: earned })
    expect((await reader.getEmission()).emitted).toBe(earned)

    const stranger = chain.wallet(7)
    expect((await stranger.simulateClaimCredit({ listener: fan.address })).result).toBe(earned)
    await done(stranger, () => stranger.claimCredit({ listener: fan.address }))
    const credit = earned * MILLI_CGC
    expect(await reader.getCreditBalance({ account: fan.address })).toBe(credit)
    expect(await reader.getCreditSupply()).toBe(credit)
    await expect(stranger.claimCredit({ listener: fan.address })).rejects.toMatchObject({
      name: 'GiftsNothingToClaimError',
    })
  })

  test('earn nothing once the artist wants it so', async () => {
    const own = chain.wallet(5)
    await done(own, () => own.setRewards({ song }))
    expect(await own.getRewards({ song })).toEqual(noRewards)
    await expect(
      own.setRewards({ song, terms: { ...terms, multiplier: 51 } }),
    ).rejects.toMatchObject({ name: 'GiftsBadMultiplierError' })
    const stranger = chain.wallet(7)
    await expect(stranger.setRewards({ song, terms })).rejects.toMatchObject({
      name: 'GiftsNotOwnerError',
    })
  })
})

test('credit is handed on, and its shortage told in its own unit', async () => {
  const client = chain.wallet(6)
  const ben = account(7).address
  await done(client, () => client.transferCredit({ to: ben, amount: MILLI_CGC }))
  expect(await client.getCreditBalance({ account: ben })).toBe(MILLI_CGC)
  await expect(
    chain.wallet(7).simulateTransferCredit({ to: fan.address, amount: parseEther('5') }),
  ).rejects.toMatchObject({
    name: 'TokenBalanceTooLowError',
    shortMessage: '5 CGC are needed and the wallet holds 0.001 CGC.',
  })
})

test('caps and what settles listens are governance’s', async () => {
  const client = chain.wallet(6)
  expect(await client.getEmission()).toMatchObject({ epochCap: 1_000_000_000n, dailyCap: 100_000 })
  expect(await client.getGiftTabs()).toBe(getAddressOf('Tabs', chainId))
  await expect(client.setGiftCaps({ epochCap: 1n, dailyCap: 1 })).rejects.toMatchObject({
    name: 'AccessManagedUnauthorizedError',
  })
  await expect(client.setGiftTabs({ tabs: fan.address })).rejects.toMatchObject({
    name: 'AccessManagedUnauthorizedError',
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { plainSplit, toShares } from '../../splits/tranches.ts'
import { encodeItems, type TabItem } from '../../tabs/items.ts'
import { signTab } from '../../tabs/signTab.ts'
import { EPOCH, SETTLEMENT_WINDOW, SUBSCRIPTION_GRACE } from './tiers.ts'

const chain = testChain()
const chainId = 31337
const [curator, artist, gateway] = [3, account(5).address, account(9).address]
const [fan, ben] = [account(6).address, account(7).address]
let song: number
let split: number

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

async function now(): Promise<number> {
  return Number((await chain.miner().getBlock()).timestamp)
}

async function waitUntil(time: number) {
  await chain.miner().setNextBlockTimestamp({ timestamp: BigInt(time) })
  await chain.miner().mine({ blocks: 1 })
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
    terms: { price: 10_000n, releaseAt: 0, lines: ['TABS', 'SUBSCRIPTIONS'] },
    title: 'Blue Hour',
    genre: 'Ambient',
  })
  song = (await client.waitForRegisterSong({ hash })).song
  const spender = getAddressOf('Subscriptions', chainId)
  for (const index of [6, 7]) {
    const wallet = chain.wallet(index)
    const to = account(index).address
    await done(wallet, () => wallet.mintTestUsd({ to, amount: 1_000_000_000n }))
    await done(wallet, () => wallet.approveCurrency({ spender, amount: 1_000_000_000n }))
  }
})

describe('governance', () => {
  test('has set prices, a policy and who settles plays', async () => {
    const reader = chain.reader()
    expect(await reader.getSubscriptionPrices()).toEqual({
      current: { basic: 5_000_000n, premium: 10_000_000n, supporter: 15_000_000n },
      next: undefined,
    })
    expect(await reader.getSubscriptionPrice({ tier: 'SUPPORTER' })).toBe(15_000_000n)
    expect(await reader.getEarlyAccessHours({ tier: 'PREMIUM' })).toBe(24)
    const epoch = await reader.getCountingEpoch()
    expect(epoch).toBe(Math.floor(((await now()) - SETTLEMENT_WINDOW) / EPOCH))
    expect(await reader.getPointsPolicy({ epoch })).toBe('PRO_RATA')
    expect(await reader.getSubscriptionTabs()).toBe(getAddressOf('Tabs', chainId))
  })

  test('alone changes them', async () => {
    const client = chain.wallet(6)
    const name = 'AccessManagedUnauthorizedError'
    const prices = { basic: 1n, premium: 2n, supporter: 3n }
    await expect(client.setSubscriptionPrices(prices)).rejects.toMatchObject({ name })
    const policy = { epoch: 9_999, policy: 'USER_CENTRIC' } as const
    await expect(client.setPointsPolicy(policy)).rejects.toMatchObject({ name })
    await expect(client.setSubscriptionTabs({ tabs: fan })).rejects.toMatchObject({ name })
    const admission = { artists: [artist], admitted: true }
    await expect(client.setAdmitted(admission)).rejects.toMatchObject({ name })
  })
})

describe('a subscriber', () => {
  test('pays for what was offered', async () => {
    const client = chain.wallet(6)
    expect(await client.getSubscriptionTier({ listener: fan })).toEqual({
      tier: 'FREE',
      until: undefined,
    })
    await expect(
      client.subscribe({ tier: 'BASIC', periods: 2, maximum: 9_999_999n }),
    ).rejects.toMatchObject({
      name: 'SubscriptionsAboveMaximumError',
      shortMessage: 'It costs 10.00 USDC, more than the 9.999999 USDC you allowed.',
    })
    const hash = await client.subscribe({ tier: 'BASIC', automatic: true, maximum: 5_000_000n })
    const { amount, paidUntil } = await client.waitForSubscribe({ hash })
    expect(amount).toBe(5_000_000n)
    expect(paidUntil).toBe((await now()) + EPOCH)
    expect(await client.getSubscriber({ listener: fan })).toMatchObject({
      changesAt: paidUntil,
      paidUntil,
      rate: 5_000_000n,
      agreed: 5_000_000n,
      tier: 'BASIC',
      laterTier: 'FREE',
      renewTier: 'BASIC',
      automatic: true,
    })
    expect(await client.getSubscriptionTier({ listener: fan })).toEqual({
      tier: 'BASIC',
      until: paidUntil + SUBSCRIPTION_GRACE,
    })
    expect(await client.getAccess({ listener: fan, song })).toMatchObject({
      allowed: true,
      reason: 'SUBSCRIPTION',
      quality: 'STANDARD',
    })
    await expect(client.subscribe({ tier: 'BASIC', maximum: 5_000_000n })).rejects.toMatchObject({
      name: 'SubscriptionsAlreadySubscribedError',
    })
  })

  test('renews early, and is lifted for what was foretold', async () => {
    const client = chain.wallet(6)
    const { paidUntil } = await client.getSubscriber({ listener: fan })
    await done(client, () => client.renewSubscription({ maximum: 5_000_000n }))
    expect((await client.getSubscriber({ listener: fan })).paidUntil).toBe(paidUntil + EPOCH)

    const preview = await client.previewUpgrade({ listener: fan, tier: 'SUPPORTER' })
    expect(preview.until).toBe(paidUntil + EPOCH)
    expect(preview.cost).toBeGreaterThan(19_000_000n)
    const upgrade = { tier: 'SUPPORTER', maximum: preview.cost } as const
    const hash = await client.upgradeSubscription(upgrade)
    expect((await client.waitForSubscribe({ hash })).amount).toBeLessThanOrEqual(preview.cost)
    expect(await client.getAccess({ listener: fan, song })).toMatchObject({ quality: 'LOSSLESS' })
    await expect(
      client.upgradeSubscription({ tier: 'PREMIUM', maximum: 100_000_000n }),
    ).rejects.toMatchObject({
      name: 'SubscriptionsNotHigherError',
      shortMessage: 'PREMIUM is not above SUPPORTER.',
    })
  })

  test('names artists, and chooses how it goes on', async () => {
    const client = chain.wallet(6)
    await done(client, () => client.nameArtists({ artists: [artist, ben] }))
    expect(await client.getNamedArtists({ listener: fan })).toEqual([artist, ben])
    await expect(
      client.nameArtists({ artists: Array.from({ length: 5 }, () => artist) }),
    ).rejects.toMatchObject({ name: 'SubscriptionsTooManyArtistsError' })

    await done(client, () => client.setSubscriptionRenewal({ tier: 'FREE' }))
    expect((await client.getSubscriber({ listener: fan })).renewTier).toBe('FREE')
    await expect(client.renewSubscription({ maximum: 5_000_000n })).rejects.toMatchObject({
      name: 'SubscriptionsCancelledError',
    })
    const renewal = { tier: 'PREMIUM', automatic: true } as const
    await expect(
      client.setSubscriptionRenewal({ ...renewal, maximum: 9_999_999n }),
    ).rejects.toMatchObject({ name: 'SubscriptionsAboveMaximumError' })
    await done(client, () => client.setSubscriptionRenewal({ ...renewal, maximum: 10_000_000n }))
    expect(await client.getSubscriber({ listener: fan })).toMatchObject({
      renewTier: 'PREMIUM',
      automatic: true,
      agreed: 10_000_000n,
    })
  })
})

describe('an epoch', () => {
  test('credits the songs that subscribers have played, to the unit', async () => {
    const [client, host, keeper] = [chain.wallet(6), chain.wallet(9), chain.wallet(8)]
    const admitting = chain.wallet(curator)
    await done(admitting, () => admitting.setAdmitted({ artists: [artist], admitted: true }))
    expect(await client.isAdmitted({ artist })).toBe(true)
    await done(client, () =>
      client.approveCurrency({ spender: getAddressOf('Tabs', chainId), amount: 1_000n }),
    )
    // The counting clock runs three days late: in a new epoch's first days plays would count in the one before.
    const first = Math.ceil((await now()) / EPOCH) * EPOCH
    await waitUntil(first + SETTLEMENT_WINDOW + 60)
    const expiresAt = first + EPOCH
    const { hash, key } = await client.openLane({ gateway, amount: 1_000n, expiresAt })
    await client.waitForReceipt({ hash })
    const items: TabItem[] = [{ song, kind: 'SUBSCRIPTION', plays: 3, amount: 0n }]
    const lane = { chainId, listener: fan, gateway, nonce: 1n }
    const tab = await signTab(key, { ...lane, items: encodeItems(items) })
    const settled = await host.waitForSettleTabs({ hash: await host.settleTabs({ tabs: [tab] }) })
    expect(settled.notCounted).toEqual([])

    const epoch = first / EPOCH
    expect(await client.getCountingEpoch()).toBe(epoch)
    expect(await client.getPoints({ epoch, song })).toBe(3n)
    expect(await client.getCounted({ listener: fan })).toMatchObject({ today: 3 })
    await expect(keeper.creditEpoch({ epoch, songs: [song] })).rejects.toMatchObject({
      name: 'SubscriptionsEpochOpenError',
    })
    await waitUntil((epoch + 1) * EPOCH + SETTLEMENT_WINDOW)
    const { pool, points } = await client.getEpoch({ epoch })
    expect(points).toBe(3n)
    expect(pool).toBeGreaterThan(0n)
    expect(await client.previewEpoch({ epoch, songs: [song, song] })).toEqual([pool, 0n])
    const before = await client.getReceived({ split })
    expect((await keeper.simulateCreditEpoch({ epoch, songs: [song] })).result).toBe(pool)
    await done(keeper, () => keeper.creditEpoch({ epoch, songs: [song] }))
    expect((await client.getReceived({ split })) - before).toBe(pool)
    expect(await client.getEpoch({ epoch })).toMatchObject({ credited: pool, creditedPoints: 3n })
  })

  test('without plays rolls over', async () => {
    const keeper = chain.wallet(8)
    const epoch = Math.floor((await now()) / EPOCH) - 2
    const { pool } = await keeper.getEpoch({ epoch })
    expect(pool).toBeGreaterThan(0n)
    const into = await keeper.getCountingEpoch()
    const before = (await keeper.getEpoch({ epoch: into })).pool
    await done(keeper, () => keeper.rollOverEpoch({ epoch }))
    expect((await keeper.getEpoch({ epoch: into })).pool).toBe(before + pool)
    await expect(keeper.rollOverEpoch({ epoch })).rejects.toMatchObject({
      name: 'SubscriptionsNothingToRollOverError',
    })
  })
})

test('anyone collects what is due and agreed to, for a hundredth', async () => {
  const [client, keeper] = [chain.wallet(7), chain.wallet(8)]
  const hash = await client.subscribe({ tier: 'BASIC', automatic: true, maximum: 5_000_000n })
  const { paidUntil } = await client.waitForSubscribe({ hash })
  const due = { subscriber: ben }
  await expect(keeper.collectSubscription(due)).rejects.toMatchObject({
    name: 'SubscriptionsNotDueError',
  })
  await waitUntil(paidUntil)
  expect((await keeper.simulateCollectSubscription(due)).result).toBe(50_000n)
  await done(keeper, () => keeper.collectSubscription(due))
  expect(await keeper.getCurrencyBalance({ account: account(8).address })).toBe(50_000n)
  expect((await client.getSubscriber({ listener: ben })).paidUntil).toBe(paidUntil + EPOCH)
  await done(client, () => client.setSubscriptionRenewal({ tier: 'BASIC' }))
  await expect(keeper.collectSubscription(due)).rejects.toMatchObject({
    name: 'SubscriptionsNotAutomaticError',
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { MONTH, PATRONAGE_GRACE } from '../../patronage/terms.ts'
import { plainSplit, toShares } from '../../splits/tranches.ts'

const chain = testChain()
const artist = account(5).address
const [fan, ben] = [account(6).address, account(7).address]
const perks = `0x${'33'.repeat(32)}` as const
const price = 5_000_000n
let split: number

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

async function wait(seconds: number) {
  await chain.miner().increaseTime({ seconds })
  await chain.miner().mine({ blocks: 1 })
}

async function now(): Promise<number> {
  return Number((await chain.miner().getBlock()).timestamp)
}

beforeAll(async () => {
  const client = chain.wallet(5)
  const shares = toShares([{ recipient: artist, percent: 100 }])
  const created = await client.createSplit({ tranches: plainSplit(shares) })
  split = (await client.waitForCreateSplit({ hash: created })).split
  const spender = getAddressOf('Patronage', 31337)
  for (const index of [6, 7]) {
    const wallet = chain.wallet(index)
    const to = account(index).address
    await done(wallet, () => wallet.mintTestUsd({ to, amount: 1_000_000_000n }))
    await done(wallet, () => wallet.approveCurrency({ spender, amount: 1_000_000_000n }))
  }
})

describe('an artist', () => {
  test('opens a patronage with tiers', async () => {
    const client = chain.wallet(5)
    const terms = { price, perks, earlyAccessHours: 24 }
    await expect(client.addTier({ artist, terms })).rejects.toMatchObject({
      name: 'PatronageNoPageError',
    })
    expect((await client.getPatronagePage({ artist })).split).toBeUndefined()
    await done(client, () => client.setPatronagePage({ artist, split, keeperReward: 100 }))
    const first = await client.waitForAddTier({ hash: await client.addTier({ artist, terms }) })
    expect(first.tier).toBe(1)
    const second = { price: 10_000_000n, perks }
    const hash = await client.addTier({ artist, terms: second, limit: 2 })
    expect((await client.waitForAddTier({ hash })).tier).toBe(2)
    expect(await client.getPatronagePage({ artist })).toMatchObject({
      split,
      keeperReward: 100,
      tierCount: 2,
      patrons: 0,
    })
    expect(await client.getTier({ artist, tier: 1 })).toEqual({
      version: 1,
      price,
      limit: undefined,
      patrons: 0,
    })
    expect(await client.getTier({ artist, tier: 2 })).toMatchObject({ limit: 2 })
    expect(await client.getTierTerms({ artist, tier: 1, version: 1 })).toEqual(terms)
  })

  test('alone may do so', async () => {
    const stranger = chain.wallet(6)
    await expect(stranger.setPatronagePage({ artist, split })).rejects.toMatchObject({
      name: 'PatronageNotArtistError',
    })
    const client = chain.wallet(5)
    await expect(
      client.setPatronagePage({ artist, split, keeperReward: 101 }),
    ).rejects.toMatchObject({
      name: 'PatronageRewardTooHighError',
      shortMessage: 'Whoever collects a renewal may earn at most 1 % of it, not 1.01 %.',
    })
  })
})

describe('a patron', () => {
  test('joins for what was foretold', async () => {
    const client = chain.wallet(6)
    expect(await client.getPatronStanding({ artist, patron: fan })).toBeUndefined()
    const join = { artist, tier: 1, months: 2 }
    const { amount, paidUntil } = await client.previewJoinPatronage({ ...join, patron: fan })
    expect(amount).toBe(2n * price)
    expect(paidUntil).toBeGreaterThanOrEqual((await now()) + 2 * MONTH)
    await expect(client.joinPatronage({ ...join, version: 2 })).rejects.toMatchObject({
      name: 'PatronageTermsChangedError',
      shortMessage: 'The artist has changed the tier: its terms are number 1, not 2.',
    })
    const before = await client.getReceived({ split })
    const hash = await client.joinPatronage({ ...join, version: 1 })
    const joined = await client.waitForJoinPatronage({ hash })
    expect(joined.amount).toBe(2n * price)
    expect((await client.getReceived({ split })) - before).toBe((2n * price * 99n) / 100n)
    expect(await client.getPatron({ artist, patron: fan })).toMatchObject({
      paidUntil: joined.paidUntil,
      tier: 1,
      version: 1,
      rate: price,
      renewal: 'MANUAL',
      contributed: 2n * price,
      storefront: undefined,
    })
    expect(await client.getPatronStanding({ artist, patron: fan })).toEqual({
      tier: 1,
      loyalty: 1,
      unbrokenMonths: 0,
      earlyAccessHours: 24,
      until: joined.paidUntil + PATRONAGE_GRACE,
      renewalPrice: price,
    })
  })

  test('renews early without losing time, and never above the maximum', async () => {
    const client = chain.wallet(6)
    const { paidUntil } = await client.getPatron({ artist, patron: fan })
    await expect(
      client.renewPatronage({ artist, months: 1, maximum: price - 1n }),
    ).rejects.toMatchObject({ name: 'PatronageAboveMaximumError' })
    await done(client, () => client.renewPatronage({ artist, months: 1, maximum: price }))
    expect((await client.getPatron({ artist, patron: fan })).paidUntil).toBe(paidUntil + MONTH)
  })

  test('agrees to terms, to renewing by itself, and cancels', async () => {
    const [client, own] = [chain.wallet(6), chain.wallet(5)]
    const dearer = { price: 6_000_000n, perks }
    expect((await own.simulateSetTier({ artist, tier: 1, terms: dearer })).result).toBe(2)
    await done(own, () => own.setTier({ artist, tier: 1, terms: dearer }))
    expect((await client.getPatronStanding({ artist, patron: fan }))?.renewalPrice).toBe(price)
    await done(client, () => client.acceptTierTerms({ artist, version: 2 }))
    const maximum = 6_000_000n
    await expect(
      client.setAutomaticPatronage({ artist, automatic: true, maximum: price }),
    ).rejects.toMatchObject({ name: 'PatronageAboveMaximumError' })
    await done(client, () => client.setAutomaticPatronage({ artist, automatic: true, maximum }))
    expect((await client.getPatron({ artist, patron: fan })).renewal).toBe('AUTOMATIC')
    await expect(client.collectPatronage({ artist, patron: fan })).rejects.toMatchObject({
      name: 'PatronageNotDueError',
    })
    await done(client, () => client.cancelPatronage({ artist }))
    expect((await client.getPatron({ artist, patron: fan })).renewal).toBe('CANCELLED')
    await done(client, () => client.setAutomaticPatronage({ artist, automatic: false }))
  })

  test('is given months by a friend', async () => {
    const client = chain.wallet(6)
    const gift = { artist, patron: ben, tier: 2, version: 1, months: 1 }
    await done(client, () => client.giftPatronage(gift))
    expect((await client.getPatronStanding({ artist, patron: ben }))?.tier).toBe(2)
    await expect(client.giftPatronage({ ...gift, tier: 1, version: 2 })).rejects.toMatchObject({
      name: 'PatronageOtherTierError',
    })
  })

  test('finds a full tier full', async () => {
    const [client, own] = [chain.wallet(6), chain.wallet(5)]
    await done(own, () => own.setTierLimit({ artist, tier: 2, limit: 1 }))
    const join = { artist, tier: 2, version: 1, months: 1 }
    await expect(client.joinPatronage(join)).rejects.toMatchObject({
      name: 'PatronageTierFullError',
      shortMessage: 'All 1 places of tier 2 are taken.',
    })
    await done(own, () => own.setTierLimit({ artist, tier: 2, limit: 0 }))
    await expect(client.joinPatronage(join)).rejects.toMatchObject({
      shortMessage: 'Tier 2 takes no new patrons.',
    })
    await done(own, () => own.setTierLimit({ artist, tier: 2 }))
  })
})

describe('anyone', () => {
  test('collects what is due, for a reward', async () => {
    const [patron, keeper] = [chain.wallet(7), chain.wallet(8)]
    const maximum = 10_000_000n
    await done(patron, () => patron.setAutomaticPatronage({ artist, automatic: true, maximum }))
    await wait(MONTH)
    const due = { artist, patron: ben }
    expect((await keeper.simulateCollectPatronage(due)).result).toBe(100_000n)
    await done(keeper, () => keeper.collectPatronage(due))
    expect(await keeper.getCurrencyBalance({ account: account(8).address })).toBe(100_000n)
    await expect(keeper.collectPatronage(due)).rejects.toMatchObject({
      name: 'PatronageNotDueError',
    })
    await expect(keeper.collectPatronage({ artist, patron: fan })).rejects.toMatchObject({
      name: 'PatronageNotAutomaticError',
    })
  })

  test('frees the places of those who have lapsed', async () => {
    const client = chain.wallet(8)
    expect((await client.getPatronagePage({ artist })).patrons).toBe(2)
    await done(client, () => client.vacatePatrons({ artist, patrons: [fan, ben] }))
    expect((await client.getPatronagePage({ artist })).patrons).toBe(2)
    await wait(3 * MONTH)
    await done(client, () => client.vacatePatrons({ artist, patrons: [fan, ben] }))
    expect((await client.getPatronagePage({ artist })).patrons).toBe(0)
    expect(await client.getPatron({ artist, patron: ben })).toMatchObject({ tier: undefined })
  })
})

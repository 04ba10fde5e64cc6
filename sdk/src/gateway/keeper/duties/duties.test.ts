import { Client } from 'pg'
import type { Address } from 'viem'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { account } from '../../../../test/chain.ts'
import { chainId, gatewayAddress, testGateway } from '../../../../test/gateway/harness.ts'
import { patronageAbi, subscriptionsAbi } from '../../../abis.ts'
import { EPOCH, SETTLEMENT_WINDOW } from '../../../actions/subscriptions/tiers.ts'
import { type ContractName, getAddressOf } from '../../../addresses.ts'
import { MONTH, PATRONAGE_GRACE } from '../../../patronage/terms.ts'
import { encodeItems, type TabItem } from '../../../tabs/items.ts'
import { signTab } from '../../../tabs/signTab.ts'
import type { KeeperConfig, TickReport } from '../context.ts'
import { createKeeper, type Keeper } from '../keeper.ts'

const stave = testGateway()
const { chain } = stave
const keepers: Keeper[] = []
const [curator, artist, keeperIndex] = [3, 5, 9]
const artistAddress = account(artist).address
const price = 5_000_000n
let database: Client
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

function newKeeper(overrides: Partial<KeeperConfig> = {}): Keeper {
  const { rpcUrl, databaseUrl, privateKey } = stave.config()
  const keeper = createKeeper({ chainId, rpcUrl, databaseUrl, privateKey, ...overrides })
  keepers.push(keeper)
  return keeper
}

/** Ticks until nothing more is sent or awaited. */
async function work(keeper: Keeper): Promise<void> {
  let report: TickReport
  do report = await keeper.tick()
  while (report.dutiesSent + report.dutiesDone > 0)
}

/** A new account with 1,000 USDC that lets a contract take all of it. */
async function newFan(contract: ContractName): Promise<{ client: Wallet; address: Address }> {
  const index = await stave.newAccount()
  const client = chain.wallet(index)
  const spender = getAddressOf(contract, chainId)
  await done(client, () => client.approveCurrency({ spender, amount: 1_000_000_000n }))
  return { client, address: account(index).address }
}

async function newPatron(renewal: 'AUTOMATIC' | 'MANUAL' = 'AUTOMATIC') {
  const { client, address } = await newFan('Patronage')
  const join = { artist: artistAddress, tier: 1, version: 1, months: 1, renewal }
  await done(client, () => client.joinPatronage(join))
  return { client, address }
}

async function paidUntilOf({ address: patron }: { address: Address }): Promise<number> {
  return (await chain.reader().getPatron({ artist: artistAddress, patron })).paidUntil
}

/** The blocks in which a patron was collected from. */
async function collections({ address: patron }: { address: Address }): Promise<bigint[]> {
  const query = { abi: patronageAbi, eventName: 'Collected', args: { patron } } as const
  const events = await chain.reader().getContractEvents({ ...query, fromBlock: 0n })
  return events.map(({ blockNumber }) => blockNumber)
}

/** How often a patron was collected from. */
async function collectedFrom(patron: { address: Address }): Promise<number> {
  return (await collections(patron)).length
}

async function registerSong(): Promise<number> {
  const client = chain.wallet(artist)
  const hash = await client.registerSong({
    artist: artistAddress,
    metadata: `0x${'11'.repeat(32)}`,
    split,
    terms: { price: 0n, releaseAt: 0, lines: ['SUBSCRIPTIONS', 'AUCTIONS'] },
    title: 'Blue Hour',
    genre: 'Ambient',
  })
  return (await client.waitForRegisterSong({ hash })).song
}

async function poolOf(epoch: number): Promise<bigint> {
  return (await chain.reader().getEpoch({ epoch })).pool
}

/** How many songs each transaction has credited. */
async function creditsOf(epoch: number): Promise<number[]> {
  const query = { abi: subscriptionsAbi, eventName: 'EpochCredited', args: { epoch } } as const
  const events = await chain.reader().getContractEvents({ ...query, fromBlock: 0n, strict: true })
  return events.map(({ args }) => args.songs.length)
}

/** A new subscriber plays new songs in the next epoch, the first one once, the second one twice, and so on. */
async function playInNewEpoch(count: number): Promise<{ epoch: number; songs: number[] }> {
  const first = Math.ceil((await now()) / EPOCH) * EPOCH
  const songs: number[] = []
  while (songs.length < count) songs.push(await registerSong())
  const fan = await newFan('Subscriptions')
  const subscription = { tier: 'PREMIUM', periods: 2, maximum: 20_000_000n } as const
  await done(fan.client, () => fan.client.subscribe(subscription))
  // The counting clock runs three days late.
  await waitUntil(first + SETTLEMENT_WINDOW + 60)

  const tabs = getAddressOf('Tabs', chainId)
  await done(fan.client, () => fan.client.approveCurrency({ spender: tabs, amount: 1n }))
  const lane = { gateway: gatewayAddress, amount: 1n, expiresAt: first + EPOCH }
  const { hash, key } = await fan.client.openLane(lane)
  await fan.client.waitForReceipt({ hash })
  const items = songs.map((song, index): TabItem => {
    return { song, kind: 'SUBSCRIPTION', plays: index + 1, amount: 0n }
  })
  const tab = await signTab(key, {
    ...{ chainId, listener: fan.address, gateway: gatewayAddress, nonce: 1n },
    items: encodeItems(items),
  })
  const host = chain.wallet(keeperIndex)
  await done(host, () => host.settleTabs({ tabs: [tab] }))
  return { epoch: first / EPOCH, songs }
}

beforeAll(async () => {
  database = new Client({ connectionString: stave.postgres.url })
  await database.connect()
  split = (await stave.publish()).split
  const client = chain.wallet(artist)
  const page = { artist: artistAddress, split, keeperReward: 100 }
  await done(client, () => client.setPatronagePage(page))
  const terms = { price, perks: `0x${'33'.repeat(32)}` as const }
  await done(client, () => client.addTier({ artist: artistAddress, terms }))
  const admitting = chain.wallet(curator)
  const admission = { artists: [artistAddress], admitted: true }
  await done(admitting, () => admitting.setAdmitted(admission))
})
afterEach(async () => {
  await chain.miner().setAutomine(true)
  await Promise.all(keepers.splice(0).map((keeper) => keeper.close()))
})
afterAll(() => database.end())

describe('an epoch', () => {
  test('that has ended is credited, all songs once, and one without plays rolls over', async () => {
    const { epoch } = await playInNewEpoch(3)
    // What had been paid before anybody could play in the new epoch rolls over into it.
    const reader = chain.reader()
    const [rest, own] = [await poolOf(epoch - 1), await poolOf(epoch)]
    expect(rest).toBeGreaterThan(0n)
    const keeper = newKeeper({ maxSongs: 2 })
    await work(keeper)
    expect([await poolOf(epoch - 1), await poolOf(epoch)]).toEqual([0n, own + rest])

    await waitUntil((epoch + 1) * EPOCH + SETTLEMENT_WINDOW)
    const before = await reader.getReceived({ split })
    await work(keeper)
    const { pool, credited, points, creditedPoints } = await reader.getEpoch({ epoch })
    expect([points, creditedPoints]).toEqual([6n, 6n])
    expect(credited).toBe(pool)
    expect((await reader.getReceived({ split })) - before).toBe(pool)
    expect(await creditsOf(epoch)).toEqual([2, 1])
    await work(newKeeper())
    expect(await creditsOf(epoch)).toEqual([2, 1])
  })

  test('is credited in parts when all at once would take too much gas', async () => {
    const reader = chain.reader()
    const { epoch, songs } = await playInNewEpoch(6)
    await waitUntil((epoch + 1) * EPOCH + SETTLEMENT_WINDOW)
    const host = chain.wallet(keeperIndex)
    const { request } = await host.simulateCreditEpoch({ epoch, songs: songs.slice(0, 4) })
    const maxGas = await chain.miner().estimateContractGas(request as never)
    await work(newKeeper({ maxGas }))
    expect((await creditsOf(epoch))[0]).toBe(3)
    const { points, creditedPoints } = await reader.getEpoch({ epoch })
    expect(creditedPoints).toBe(points)
  })
})

describe('a patronage', () => {
  test('is collected once it is due, for the reward', async () => {
    const patron = await newPatron()
    const manual = await newPatron('MANUAL')
    const keeper = newKeeper()
    await work(keeper)
    expect(await collectedFrom(patron)).toBe(0)
    const paidUntil = await paidUntilOf(patron)
    await waitUntil(paidUntil + 10)
    const reader = chain.reader()
    const before = await reader.getCurrencyBalance({ account: gatewayAddress })
    await work(keeper)
    expect(await paidUntilOf(patron)).toBe(paidUntil + MONTH)
    const after = await reader.getCurrencyBalance({ account: gatewayAddress })
    expect(after - before).toBe(price / 100n)
    expect(await collectedFrom(manual)).toBe(0)

    await waitUntil(paidUntil + MONTH + 10)
    await work(newKeeper())
    expect(await collectedFrom(patron)).toBe(2)
    await done(patron.client, () => patron.client.cancelPatronage({ artist: artistAddress }))
  })

  test('is collected once by two keepers at once', async () => {
    const patron = await newPatron()
    await waitUntil((await paidUntilOf(patron)) + 10)
    const [one, two] = [newKeeper(), newKeeper()]
    await Promise.all([one.tick(), two.tick(), one.tick(), two.tick()])
    await work(one)
    expect(await collectedFrom(patron)).toBe(1)
    await done(patron.client, () => patron.client.cancelPatronage({ artist: artistAddress }))
  })

  test('that cannot be paid waits, and is collected when it can', async () => {
    const patron = await newPatron()
    const spender = getAddressOf('Patronage', chainId)
    await done(patron.client, () => patron.client.approveCurrency({ spender, amount: 0n }))
    const paidUntil = await paidUntilOf(patron)
    await waitUntil(paidUntil + 10)
    const keeper = newKeeper({ retryAfterSeconds: 600 })
    await work(keeper)
    await done(patron.client, () => patron.client.approveCurrency({ spender, amount: price }))
    await work(keeper)
    expect(await collectedFrom(patron)).toBe(0)
    await waitUntil((await now()) + 600)
    await work(keeper)
    expect(await collectedFrom(patron)).toBe(1)

    // It has nothing left, and is let go when the grace is over.
    await waitUntil(paidUntil + MONTH + 10)
    await work(keeper)
    await chain.miner().mine({ blocks: 40 })
    for (const wait of [PATRONAGE_GRACE, 3_601, 3_601]) {
      await waitUntil((await now()) + wait)
      await work(keeper)
    }
    expect(await collectedFrom(patron)).toBe(1)
    const known = 'select 1 from gateway.duties where subject like $1'
    const { rows } = await database.query(known, [`%${patron.address.toLowerCase()}`])
    expect(rows).toEqual([])
  })

  test('whose transaction is dropped by the node is collected all the same, once', async () => {
    const patron = await newPatron()
    await waitUntil((await paidUntilOf(patron)) + 10)
    const miner = chain.miner()
    await miner.setAutomine(false)
    await newKeeper().tick()
    const sent =
      "select hash from gateway.transactions join gateway.batches on id = batch_id where state = 'pending'"
    const { rows } = await database.query<{ hash: `0x${string}` }>(sent)
    expect(rows.length).toBeGreaterThan(0)
    for (const { hash } of rows) await miner.dropTransaction({ hash })
    await miner.mine({ blocks: 1 })
    expect(await collectedFrom(patron)).toBe(0)
    await miner.setAutomine(true)
    const keeper = newKeeper({ stuckAfterSeconds: 0 })
    expect((await keeper.tick()).replaced).toBe(rows.length)
    await work(keeper)
    expect(await collectedFrom(patron)).toBe(1)
    await done(patron.client, () => patron.client.cancelPatronage({ artist: artistAddress }))
  })

  test('whose collection a reorganisation undoes is collected again', async () => {
    const patron = await newPatron()
    await waitUntil((await paidUntilOf(patron)) + 10)
    const keeper = newKeeper()
    await work(keeper)
    const [block = 0n, ...others] = await collections(patron)
    expect(others).toEqual([])
    const miner = chain.miner()
    const depth = Number((await miner.getBlockNumber({ cacheTime: 0 })) - block + 1n)
    await miner.request({ method: 'anvil_reorg', params: [depth, []] } as never)
    expect(await collectedFrom(patron)).toBe(0)
    await waitUntil((await now()) + 3_601)
    await work(keeper)
    expect(await collectedFrom(patron)).toBe(1)
    await done(patron.client, () => patron.client.cancelPatronage({ artist: artistAddress }))
  })
})

test('a subscription is collected once it is due', async () => {
  const { client, address: listener } = await newFan('Subscriptions')
  const subscription = { tier: 'BASIC', automatic: true, maximum: price } as const
  await done(client, () => client.subscribe(subscription))
  const { paidUntil } = await client.getSubscriber({ listener })
  const keeper = newKeeper()
  await work(keeper)
  expect((await client.getSubscriber({ listener })).paidUntil).toBe(paidUntil)
  await waitUntil(paidUntil + 10)
  const before = await client.getCurrencyBalance({ account: gatewayAddress })
  await work(keeper)
  expect((await client.getSubscriber({ listener })).paidUntil).toBe(paidUntil + EPOCH)
  const after = await client.getCurrencyBalance({ account: gatewayAddress })
  expect(after - before).toBe(price / 100n)
  await done(client, () => client.setSubscriptionRenewal({ tier: 'FREE' }))
})

test('English auctions are settled when they have ended, sold or not', async () => {
  const client = chain.wallet(artist)
  const song = await registerSong()
  const minter = getAddressOf('EnglishAuctions', chainId)
  const made = await client.createEdition({
    ...{ song, metadata: `0x${'44'.repeat(32)}`, title: 'One of one' },
    terms: { supply: 2, price: 0n, endsAt: 0, minter },
  })
  const { edition } = await client.waitForCreateEdition({ hash: made })
  const auctions: number[] = []
  for (const reserve of [1_000_000n, 9_000_000n]) {
    const terms = { opening: 1_000_000n, reserve, raise: 5, duration: 3_600 }
    const hash = await client.createEnglishAuction({ edition, terms })
    auctions.push((await client.waitForCreateEnglishAuction({ hash })).auction)
  }
  const fan = await newFan('EnglishAuctions')
  for (const auction of auctions) {
    await done(fan.client, () => fan.client.placeBid({ auction, amount: 1_000_000n }))
  }
  const keeper = newKeeper()
  await work(keeper)
  const stages = () =>
    Promise.all(
      auctions.map(async (auction) => (await client.getEnglishAuction({ auction })).stage),
    )
  expect(await stages()).toEqual(['OPEN', 'OPEN'])
  await waitUntil((await now()) + 3_600)
  await work(keeper)
  expect(await stages()).toEqual(['SOLD', 'UNSOLD'])
  expect(await client.getEditionBalance({ account: fan.address, edition })).toBe(1)
})

test('a keeper that is told to settles plays alone', async () => {
  const patron = await newPatron()
  await waitUntil((await paidUntilOf(patron)) + 10)
  await work(newKeeper({ duties: false }))
  expect(await collectedFrom(patron)).toBe(0)
})

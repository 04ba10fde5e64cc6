import { Client } from 'pg'
import type { Hex } from 'viem'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  gatewayAddress,
  type Listener,
  type Published,
  testGateway,
} from '../../../test/gateway/harness.ts'
import { decodeItems } from '../../tabs/index.ts'
import type { KeeperConfig } from './context.ts'
import { createKeeper, type Keeper } from './keeper.ts'

const stave = testGateway()
const keepers: Keeper[] = []
let song: Published
let database: Client

beforeAll(async () => {
  song = await stave.publish({ price: 10_000n })
  database = new Client({ connectionString: stave.postgres.url })
  await database.connect()
})
afterEach(async () => {
  // What a test leaves unsettled must not become the next one's.
  await stave.chain.miner().setAutomine(true)
  await newKeeper().settleNow()
  await Promise.all(keepers.splice(0).map((keeper) => keeper.close()))
})
afterAll(() => database.end())

function newKeeper(overrides: Partial<KeeperConfig> = {}): Keeper {
  const { chainId, rpcUrl, databaseUrl, privateKey } = stave.config()
  const keeper = createKeeper({ chainId, rpcUrl, databaseUrl, privateKey, ...overrides })
  keepers.push(keeper)
  return keeper
}

async function balanceOf({ address }: Listener): Promise<bigint> {
  const lane = await stave.chain.reader().getLane({ listener: address, gateway: gatewayAddress })
  return lane.balance
}

type Row = { nonce: string; state: string; transaction: Hex | null; reason: string | null }

async function rowsOf({ address }: Listener): Promise<Row[]> {
  const { rows } = await database.query<Row>(
    'select nonce, state, transaction, reason from gateway.tabs where listener = $1 order by id',
    [address.toLowerCase()],
  )
  return rows
}

/** What reached the song's split, fee not counted off. */
async function paidTo({ song: id }: Published): Promise<bigint> {
  const logs = await stave.chain.reader().getContractEvents({
    abi: (await import('../../abis.ts')).tabsAbi,
    eventName: 'TabSettled',
    fromBlock: 0n,
    strict: true,
  })
  let paid = 0n
  for (const { args } of logs) {
    for (const item of decodeItems(args.items)) if (item.song === id) paid += item.amount
  }
  return paid
}

describe('an open tab', () => {
  test('is left alone until it is due', async () => {
    const listener = await stave.newListener()
    await stave.play(listener, song)
    expect(await newKeeper().tick()).toMatchObject({ closed: 0, sent: 0 })
    expect(await rowsOf(listener)).toMatchObject([{ state: 'open' }])
  })

  test.each([
    ['old', { closeAfterSeconds: 0 }],
    ['dear', { closeAboveAmount: 10_000n }],
    ['long', { closeAboveItems: 1 }],
  ])('that is %s is closed, settled and confirmed', async (_, overrides) => {
    const listener = await stave.newListener({ amount: 50_000n })
    await stave.play(listener, song)
    const keeper = newKeeper(overrides)
    expect(await keeper.tick()).toMatchObject({ closed: 1, sent: 1 })
    expect(await keeper.tick()).toMatchObject({ settled: 1, confirmed: 1, failed: 0 })
    const [row] = await rowsOf(listener)
    expect(row?.state).toBe('settled')
    const reader = stave.chain.reader()
    const receipt = await reader.getTransactionReceipt({ hash: row?.transaction as Hex })
    expect(receipt.status).toBe('success')
    expect(await balanceOf(listener)).toBe(40_000n)
    expect(await stave.readLane(listener)).toMatchObject({ nonce: '2', available: '40000' })
  })

  test('is closed when its listener gives notice or revokes the key', async () => {
    const [leaver, revoker] = [await stave.newListener(), await stave.newListener()]
    const keeper = newKeeper()
    await keeper.tick()
    await stave.play(leaver, song)
    await stave.play(revoker, song)
    const gateway = gatewayAddress
    const leaving = stave.chain.wallet(leaver.index)
    const noticed = await leaving.giveNotice({ gateway, amount: 1_000_000n })
    await leaving.waitForReceipt({ hash: noticed })
    const revoking = stave.chain.wallet(revoker.index)
    const revoked = await revoking.revokeSessionKey({ gateway, keyId: revoker.key.id })
    await revoking.waitForReceipt({ hash: revoked })
    expect(await keeper.tick()).toMatchObject({ closed: 2, sent: 2 })
    await keeper.tick()
    expect(await balanceOf(leaver)).toBe(990_000n)
    expect(await balanceOf(revoker)).toBe(990_000n)
  })

  test('grows no more once closed: plays signed meanwhile go into the next one', async () => {
    const listener = await stave.newListener()
    const { lane } = await stave.play(listener, song)
    await newKeeper({ closeAfterSeconds: 0 }).tick()
    const next = await stave.play(listener, song, { lane })
    expect(next.answer.status).toBe(200)
    expect(next.lane).toMatchObject({ nonce: '2' })
    await newKeeper().settleNow()
    expect(await balanceOf(listener)).toBe(980_000n)
  })
})

describe('settling', () => {
  test('takes many listeners and several tabs of one in transactions that fit', async () => {
    const listeners = [await stave.newListener(), await stave.newListener()]
    const before = await paidTo(song)
    for (const listener of [...listeners, ...listeners]) {
      await stave.play(listener, song)
      await newKeeper({ closeAfterSeconds: 0, maxGas: 1n }).tick()
    }
    expect(await newKeeper({ maxTabs: 2 }).settleNow()).toEqual({
      settled: 4,
      failed: 0,
      waiting: 0,
    })
    expect((await paidTo(song)) - before).toBe(40_000n)
    for (const listener of listeners) {
      expect((await rowsOf(listener)).map(({ state }) => state)).toEqual(['settled', 'settled'])
    }
  })

  test('by two keepers at once happens once', async () => {
    const listeners = [await stave.newListener(), await stave.newListener()]
    const before = await paidTo(song)
    for (const listener of listeners) await stave.play(listener, song)
    const [one, two] = [newKeeper(), newKeeper()]
    await Promise.all([one.settleNow(), two.settleNow(), one.settleNow(), two.settleNow()])
    expect((await paidTo(song)) - before).toBe(20_000n)
    for (const listener of listeners) expect(await rowsOf(listener)).toHaveLength(1)
  })

  test('leaves the work to the keeper that holds the lock', async () => {
    await newKeeper().tick()
    const lock = await database.query('select pg_try_advisory_lock($1) as locked', [0x57a4e002])
    expect(lock.rows).toEqual([{ locked: true }])
    expect((await newKeeper().tick()).isBusyElsewhere).toBe(true)
    await database.query('select pg_advisory_unlock($1)', [0x57a4e002])
    expect((await newKeeper().tick()).isBusyElsewhere).toBe(false)
  })

  test('sets a tab aside that the contract refuses, and carries its plays over', async () => {
    const [bad, good] = [await stave.newListener(), await stave.newListener()]
    await stave.play(bad, song)
    await stave.play(good, song)
    const high = `0x${'f'.repeat(64)}`
    const forge = 'update gateway.tabs set s = $1 where listener = $2'
    await database.query(forge, [high, bad.address.toLowerCase()])
    expect(await newKeeper().settleNow()).toEqual({ settled: 1, failed: 1, waiting: 0 })
    expect(await rowsOf(bad)).toMatchObject([{ state: 'failed', reason: 'Tabs_BadSignature' }])
    expect(await balanceOf(good)).toBe(990_000n)

    // The next play holds the lost one too, under the nonce that the chain expects.
    const { lane } = await stave.play(bad, song)
    expect(lane).toMatchObject({ nonce: '1', open: '20000' })
    await newKeeper().settleNow()
    expect(await balanceOf(bad)).toBe(980_000n)
  })

  test('takes over what the chain has settled and the books have not, an older version of a tab too', async () => {
    const listener = await stave.newListener()
    const first = await stave.play(listener, song)
    const second = await stave.play(listener, song, { lane: first.lane })
    const own = stave.chain.wallet(9)
    const hash = await own.settleTabs({ tabs: [first.tab] })
    await own.waitForReceipt({ hash })
    expect(await balanceOf(listener)).toBe(990_000n)

    // The play that was left out is not given away: the next signature must hold it.
    const next = await stave.play(listener, song, { lane: second.lane })
    expect(next.lane).toMatchObject({ nonce: '2', open: '20000' })
    await newKeeper().settleNow()
    expect(await balanceOf(listener)).toBe(970_000n)
    expect(await rowsOf(listener)).toMatchObject([{ transaction: hash }, { state: 'settled' }])
  })
})

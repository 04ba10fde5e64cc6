import { Client } from 'pg'
import { parseGwei } from 'viem'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { TabsNoticeRunningError } from '../../../src/errors/index.ts'
import { createKeeper, type Keeper, type KeeperConfig } from '../../../src/gateway/index.ts'
import { account } from '../../chain.ts'
import { gatewayAddress, type Listener, type Published, testGateway } from '../harness.ts'
import { ledgerOf } from '../ledger.ts'

const stave = testGateway()
const ledger = ledgerOf(stave.chain)
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

/** A keeper that closes whatever it sees at once. */
function newKeeper(overrides: Partial<KeeperConfig> = {}): Keeper {
  const { chainId, rpcUrl, databaseUrl, privateKey } = stave.config()
  const service = { chainId, rpcUrl, databaseUrl, privateKey }
  const keeper = createKeeper({ ...service, closeAfterSeconds: 0, ...overrides })
  keepers.push(keeper)
  return keeper
}

/** The settlements that the keeper has signed, newest first. */
async function signedSettlements() {
  const { rows } = await database.query<{ hash: `0x${string}`; raw: `0x${string}`; fee: string }>(
    'select hash, raw, max_fee_per_gas as fee from gateway.transactions order by sent_at desc',
  )
  return rows
}

/** One listener has played one song; its settlement has been sent and waits to be mined. */
async function sentAndNotMined(keeper: Keeper): Promise<Listener> {
  const listener = await stave.newListener()
  await stave.play(listener, song)
  await stave.chain.miner().setAutomine(false)
  expect(await keeper.tick()).toMatchObject({ closed: 1, sent: 1, settled: 0 })
  return listener
}

async function expectSettledOnce(listener: Listener, plays = 1) {
  const settled = await ledger.settledTabs(listener)
  expect(settled.map(({ nonce }) => nonce)).toEqual([1n])
  expect(settled[0]?.plays).toBe(plays)
  expect(await ledger.balanceOf(listener)).toBe(1_000_000n - BigInt(plays) * song.price)
  const lane = await stave.readLane(listener)
  expect(lane).toMatchObject({ nonce: '2', items: '0x', unsettled: '0' })
}

describe('a settlement transaction', () => {
  test('that the node drops is sent again', async () => {
    const miner = stave.chain.miner()
    const keeper = newKeeper()
    const listener = await sentAndNotMined(keeper)
    const [sent] = await signedSettlements()
    await miner.dropTransaction({ hash: sent?.hash ?? '0x' })
    await miner.mine({ blocks: 1 })
    expect(await ledger.settledTabs(listener)).toEqual([])
    await miner.setAutomine(true)
    await keeper.tick()
    expect(await keeper.tick()).toMatchObject({ settled: 1 })
    await expectSettledOnce(listener)
  })

  test('that is stuck is replaced with higher fees, and settles once', async () => {
    const miner = stave.chain.miner()
    const listener = await sentAndNotMined(newKeeper())
    const keeper = newKeeper({ stuckAfterSeconds: 0 })
    expect(await keeper.tick()).toMatchObject({ replaced: 1, settled: 0 })
    const [second, first] = await signedSettlements()
    expect(Number(second?.fee)).toBeGreaterThan(Number(first?.fee) * 1.1)
    await miner.mine({ blocks: 1 })
    await miner.setAutomine(true)
    expect(await keeper.tick()).toMatchObject({ settled: 1 })
    expect((await ledger.settledTabs(listener))[0]?.transaction).toBe(second?.hash)
    await expectSettledOnce(listener)
  })

  test('that was replaced, and is mined in spite of it, settles once', async () => {
    const miner = stave.chain.miner()
    const listener = await sentAndNotMined(newKeeper())
    const keeper = newKeeper({ stuckAfterSeconds: 0 })
    expect(await keeper.tick()).toMatchObject({ replaced: 1 })
    const [second, first] = await signedSettlements()
    await miner.dropTransaction({ hash: second?.hash ?? '0x' })
    await miner.sendRawTransaction({ serializedTransaction: first?.raw ?? '0x' })
    await miner.mine({ blocks: 1 })
    await miner.setAutomine(true)
    expect(await newKeeper().tick()).toMatchObject({ settled: 1, sent: 0 })
    expect((await ledger.settledTabs(listener))[0]?.transaction).toBe(first?.hash)
    await expectSettledOnce(listener)
  })

  test('that another transaction of the same account replaces is made anew', async () => {
    const keeper = newKeeper()
    const listener = await sentAndNotMined(keeper)
    const [sent] = await signedSettlements()
    const miner = stave.chain.miner()
    const nonce = (await miner.getTransaction({ hash: sent?.hash ?? '0x' })).nonce
    const maxFeePerGas = parseGwei('100')
    const fees = { maxFeePerGas, maxPriorityFeePerGas: maxFeePerGas }
    const other = { to: account(8).address, value: 1n, nonce, ...fees }
    await stave.chain.wallet(9).sendTransaction(other)
    await miner.mine({ blocks: 1 })
    await miner.setAutomine(true)
    expect(await ledger.settledTabs(listener)).toEqual([])
    await keeper.settleNow()
    await expectSettledOnce(listener)
  })

  test('that a reorganisation undoes is settled again', async () => {
    const listener = await stave.newListener()
    await stave.play(listener, song)
    const keeper = newKeeper({ confirmations: 20 })
    await keeper.tick()
    expect(await keeper.tick()).toMatchObject({ settled: 1, confirmed: 0 })
    const [first] = await ledger.settledTabs(listener)
    const miner = stave.chain.miner()
    await miner.request({ method: 'anvil_reorg', params: [1, []] } as never)
    expect(await ledger.settledTabs(listener)).toEqual([])
    expect(await ledger.balanceOf(listener)).toBe(1_000_000n)
    expect((await keeper.tick()).reopened).toBe(1)
    await keeper.settleNow()
    expect((await ledger.settledTabs(listener))[0]?.transaction).not.toBe(first?.transaction)
    await expectSettledOnce(listener)
    await miner.mine({ blocks: 20 })
    expect(await keeper.tick()).toMatchObject({ confirmed: 1, reopened: 0 })
  })

  test('that a reorganisation undoes does not hold up the one that was sent after it', async () => {
    const first = await stave.newListener()
    const second = await stave.newListener()
    await stave.play(first, song)
    const keeper = newKeeper({ confirmations: 20 })
    await keeper.tick()
    expect(await keeper.tick()).toMatchObject({ settled: 1 })
    const miner = stave.chain.miner()
    await miner.setAutomine(false)
    await stave.play(second, song)
    expect(await keeper.tick()).toMatchObject({ sent: 1 })
    await miner.request({ method: 'anvil_reorg', params: [1, []] } as never)
    await miner.setAutomine(true)
    expect(await keeper.settleNow({ timeout: 10_000 })).toMatchObject({ waiting: 0, failed: 0 })
    await expectSettledOnce(first)
    await expectSettledOnce(second)
  })

  test('that a reorganisation undoes after it was final is settled again before the next', async () => {
    const listener = await stave.newListener()
    const { lane } = await stave.play(listener, song)
    const keeper = newKeeper({ confirmations: 1 })
    await keeper.tick()
    expect(await keeper.tick()).toMatchObject({ settled: 1, confirmed: 1 })
    const miner = stave.chain.miner()
    await miner.request({ method: 'anvil_reorg', params: [1, []] } as never)
    expect(await ledger.settledTabs(listener)).toEqual([])
    await stave.play(listener, song, { lane })
    expect(await keeper.settleNow({ timeout: 10_000 })).toMatchObject({ waiting: 0, failed: 0 })
    expect(await ledger.settledTabs(listener)).toMatchObject([
      { nonce: 1n, plays: 1 },
      { nonce: 2n, plays: 1 },
    ])
  })
})

// Last: it moves the chain's clock ahead of this machine's.
describe('a listener who gives notice and tries to leave with unsettled plays', () => {
  test('is served no more, pays for what was played, and withdraws the rest alone', async () => {
    const listener = await stave.newListener()
    const keeper = newKeeper({ closeAfterSeconds: 900 })
    await keeper.tick()
    let { lane } = await stave.play(listener, song)
    ;({ lane } = await stave.play(listener, song, { lane }))
    const wallet = stave.chain.wallet(listener.index)
    const gateway = gatewayAddress
    const noticed = await wallet.giveNotice({ gateway, amount: 1_000_000n })
    await wallet.waitForReceipt({ hash: noticed })

    const { answer, lane: problem } = await stave.play(listener, song, { lane })
    expect(answer.status).toBe(402)
    expect(problem).toMatchObject({ code: 'DEPOSIT_INSUFFICIENT', available: '0' })
    expect(await keeper.tick()).toMatchObject({ closed: 1, sent: 1 })
    await keeper.settleNow()
    await expectSettledOnce(listener, 2)

    const lanes = { listener: listener.address, gateway }
    await expect(wallet.withdrawFromLane(lanes)).rejects.toThrow(TabsNoticeRunningError)
    const miner = stave.chain.miner()
    await miner.increaseTime({ seconds: 86_401 })
    await miner.mine({ blocks: 1 })
    const before = await wallet.getCurrencyBalance({ account: listener.address })
    await wallet.waitForReceipt({ hash: await wallet.withdrawFromLane(lanes) })
    const after = await wallet.getCurrencyBalance({ account: listener.address })
    expect(after - before).toBe(980_000n)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { createKeeper } from '../../../src/gateway/index.ts'
import { type Lane, type Listener, type Published, testGateway } from '../harness.ts'
import { fates, openKillingPassages, randomNumbers } from '../killing.ts'
import { ledgerOf } from '../ledger.ts'
import { environmentOf, startProgram } from '../processes.ts'

const KILLS = 50
const stave = testGateway()
const ledger = ledgerOf(stave.chain)
let song: Published

beforeAll(async () => {
  song = await stave.publish({ price: 10_000n })
})

/** Settles what is left as a keeper does that nobody kills. */
async function settleTheRest() {
  const { chainId, rpcUrl, databaseUrl, privateKey } = stave.config()
  const keeper = createKeeper({ chainId, rpcUrl, databaseUrl, privateKey })
  const result = await keeper.settleNow()
  await keeper.close()
  return result
}

describe('the settler, a process of its own,', () => {
  test(`killed at ${KILLS} random instants loses no tab and pays none twice`, async () => {
    const random = randomNumbers(20_260_201)
    const miner = stave.chain.miner()
    const passages = await openKillingPassages(stave.config())
    const listeners: Listener[] = await Promise.all([0, 1, 2].map(() => stave.newListener()))
    const lanes = new Map<Listener, Lane>()
    const plays = new Map<Listener, number>()
    const playOnce = async (listener: Listener) => {
      const { answer, lane } = await stave.play(listener, song, { lane: lanes.get(listener) })
      expect(answer.status).toBe(200)
      lanes.set(listener, lane)
      plays.set(listener, (plays.get(listener) ?? 0) + 1)
    }

    for (const listener of listeners) await playOnce(listener)
    const isSettled = async () => {
      const settled = await Promise.all(listeners.map(ledger.settledTabs))
      return settled.every((tabs) => tabs.length === 1)
    }
    const words = await passages.wordsUntil(isSettled)

    for (let kill = 0; kill < KILLS; kill++) {
      for (const listener of listeners) await playOnce(listener)
      const fate = fates[Math.floor(random() * fates.length)]
      await miner.setAutomine(fate === 'mined at once')
      // Random, and yet spread over all that it says from its start to a settlement.
      const word = 1 + Math.floor(((kill + random()) * words) / KILLS)
      expect(await passages.runUntil(word, random() < 0.5)).toBe('SIGKILL')
      if (fate === 'dropped') await miner.request({ method: 'anvil_dropAllTransactions' } as never)
      await miner.setAutomine(true)
      await miner.mine({ blocks: 1 })
    }
    await passages.close()

    expect(await settleTheRest()).toMatchObject({ waiting: 0, failed: 0 })
    for (const listener of listeners) {
      const played = plays.get(listener) ?? 0
      const settled = await ledger.settledTabs(listener)
      expect(settled.map(({ nonce }) => Number(nonce))).toEqual(settled.map((_, at) => at + 1))
      expect(settled.reduce((sum, tab) => sum + tab.plays, 0)).toBe(played)
      expect(await ledger.balanceOf(listener)).toBe(1_000_000n - BigInt(played) * song.price)
    }
  }, 600_000)

  test('asked to stop finishes its round, having served its health and settled on demand', async () => {
    const listener = await stave.newListener()
    await stave.play(listener, song)
    const env = { ...environmentOf(stave.config()), KEEPER_PORT: '0' }
    const program = await startProgram('script/keeper/main.ts', env)
    const { url } = JSON.parse(program.ready)
    const headers = { origin: 'http://evil.test' }
    const fromAPage = await fetch(`${url}/settle`, { method: 'POST', headers })
    expect(fromAPage.status).toBe(403)
    const settled = await fetch(`${url}/settle`, { method: 'POST' })
    expect(await settled.json()).toEqual({ settled: 1, failed: 0, waiting: 0 })
    expect((await fetch(`${url}/health`)).status).toBe(200)
    expect(await program.stop()).toBe(0)
    expect(await ledger.balanceOf(listener)).toBe(990_000n)
  })
})

describe('the gateway, a process of its own,', () => {
  test('killed between a play and its settlement loses nothing, and the play settles once', async () => {
    const listener = await stave.newListener()
    const tab = await stave.signNext(listener, song)
    const body = JSON.stringify({ ...tab, nonce: String(tab.nonce) })
    const env = environmentOf({ ...stave.config(), origin: 'http://stave.test' })
    const put = async ({ ready }: { ready: string }) =>
      await fetch(`${ready.split(' ').at(-1)}/api/tabs`, { method: 'PUT', body })
    const first = await startProgram('sdk/test/gateway/server.ts', env)
    expect((await put(first)).status).toBe(200)
    await first.kill()

    const second = await startProgram('sdk/test/gateway/server.ts', env)
    const again = await put(second)
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ items: tab.items, open: '10000' })
    await second.kill()

    expect(await settleTheRest()).toMatchObject({ settled: 1 })
    expect(await settleTheRest()).toMatchObject({ settled: 0 })
    expect((await ledger.settledTabs(listener)).map(({ nonce }) => nonce)).toEqual([1n])
    expect(await ledger.balanceOf(listener)).toBe(990_000n)
  })
})

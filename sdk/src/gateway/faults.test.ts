import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  gatewayAddress,
  host,
  type Listener,
  type Published,
  sign,
  testGateway,
} from '../../test/gateway/harness.ts'
import {
  environmentOf,
  type Program,
  startProgram,
  startProxy,
} from '../../test/gateway/processes.ts'
import { createGateway } from './gateway.ts'
import { createKeeper } from './keeper/keeper.ts'
import { ForeignDatabaseError } from './store/database.ts'

const stave = testGateway()
let song: Published
let sql: Sql

beforeAll(async () => {
  song = await stave.publish({ price: 10_000n })
  sql = postgres(stave.postgres.url, { max: 1 })
})
afterAll(() => sql.end())

function newKeeper() {
  const { chainId, rpcUrl, databaseUrl, privateKey } = stave.config()
  return createKeeper({ chainId, rpcUrl, databaseUrl, privateKey })
}

async function balanceOf({ address }: Listener): Promise<bigint> {
  const lane = await stave.chain.reader().getLane({ listener: address, gateway: gatewayAddress })
  return lane.balance
}

/** Tabs on-chain by listener: how often each was settled. */
async function settlementsOf({ address }: Listener): Promise<bigint[]> {
  const { tabsAbi } = await import('../abis.ts')
  const logs = await stave.chain.reader().getContractEvents({
    abi: tabsAbi,
    eventName: 'TabSettled',
    args: { listener: address },
    fromBlock: 0n,
    strict: true,
  })
  return logs.map(({ args }) => args.nonce)
}

describe('a gateway that is killed', () => {
  test('between a play and its settlement loses nothing, and the play is settled once', async () => {
    const listener = await stave.newListener()
    const env = environmentOf({ ...stave.config(), origin: `http://${host}` })
    const put = async (program: Program, tab: object) => {
      const url = `${program.ready.split(' ').at(-1)}/api/tabs`
      const body = JSON.stringify(tab, (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      )
      return await fetch(url, { method: 'PUT', body })
    }
    const first = await startProgram('sdk/test/gateway/server.ts', env)
    const play = { song: song.song, kind: 'PAID', amount: song.price } as const
    const tab = await sign(listener, { nonce: '1', items: '0x' }, play)
    expect((await put(first, tab)).status).toBe(200)
    await first.kill()

    const second = await startProgram('sdk/test/gateway/server.ts', env)
    const again = await put(second, tab)
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ items: tab.items, open: '10000' })
    await second.kill()

    const keeper = newKeeper()
    expect(await keeper.settleNow()).toMatchObject({ settled: 1 })
    expect(await keeper.settleNow()).toMatchObject({ settled: 0 })
    await keeper.close()
    expect(await settlementsOf(listener)).toEqual([1n])
    expect(await balanceOf(listener)).toBe(990_000n)
  })
})

describe('a keeper that is killed', () => {
  test('at any moment loses no tab and pays none twice', async () => {
    const env = {
      ...environmentOf(stave.config()),
      KEEPER_INTERVAL_MS: '1',
      KEEPER_CLOSE_AFTER_SECONDS: '0',
    }
    const listeners = [await stave.newListener(), await stave.newListener()]
    for (const milliseconds of [0, 40, 90, 160]) {
      for (const listener of listeners) {
        expect((await stave.play(listener, song)).answer.status).toBe(200)
      }
      const program = await startProgram('script/keeper/main.ts', env)
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      await program.kill()
    }
    const keeper = newKeeper()
    expect(await keeper.settleNow()).toMatchObject({ waiting: 0, failed: 0 })
    await keeper.close()
    for (const listener of listeners) {
      expect(await balanceOf(listener)).toBe(960_000n)
      const nonces = await settlementsOf(listener)
      expect(new Set(nonces).size).toBe(nonces.length)
    }
  })

  test('politely stops, having served its health and settled on demand', async () => {
    const listener = await stave.newListener()
    await stave.play(listener, song)
    const env = { ...environmentOf(stave.config()), KEEPER_PORT: '0' }
    const program = await startProgram('script/keeper/main.ts', env)
    const { url } = JSON.parse(program.ready)
    const fromAPage = await fetch(`${url}/settle`, {
      method: 'POST',
      headers: { origin: 'http://evil.test' },
    })
    expect(fromAPage.status).toBe(403)
    const settled = await fetch(`${url}/settle`, { method: 'POST' })
    expect(await settled.json()).toEqual({ settled: 1, failed: 0, waiting: 0 })
    expect((await fetch(`${url}/health`)).status).toBe(200)
    expect(await program.stop()).toBe(0)
    expect(await balanceOf(listener)).toBe(990_000n)
  })
})

describe('while a part is down', () => {
  const health = async () => {
    const answer = await stave.call('GET', 'health')
    return { status: answer.status, checks: (await answer.json()).checks }
  }

  test('all is well before', async () => {
    const { status, checks } = await health()
    expect(status).toBe(200)
    expect(Object.keys(checks)).toEqual(['chain', 'database', 'ipfsApi', 'ipfsGateway'])
  })

  test('Postgres: the player is told to try again, and the play counts once', async () => {
    const listener = await stave.newListener()
    const lane = await stave.readLane(listener)
    await stave.postgres.pause()
    const { answer, tab, lane: problem } = await stave.play(listener, song, { lane })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('3')
    expect(problem).toMatchObject({ code: 'DATABASE_UNREACHABLE' })
    const down = await health()
    expect(down.status).toBe(503)
    expect(down.checks.database.ok).toBe(false)
    expect((await stave.call('GET', `stream/${song.song}`)).status).toBe(200)

    await stave.postgres.resume()
    const retried = await stave.call('PUT', 'tabs', { body: tab })
    expect(await retried.json()).toMatchObject({ open: '10000' })
  })

  test('IPFS: the stream is told to try again, and goes on', async () => {
    const fresh = await stave.publish({ price: 3n })
    await stave.stopIpfs()
    const answer = await stave.call('GET', `stream/${fresh.song}`)
    expect(await answer.json()).toMatchObject({ status: 503, code: 'CONTENT_UNREACHABLE' })
    const { checks } = await health()
    expect([checks.ipfsApi.ok, checks.ipfsGateway.ok, checks.chain.ok]).toEqual([
      false,
      false,
      true,
    ])
    await stave.resumeIpfs()
    expect((await stave.call('GET', `stream/${fresh.song}`)).status).toBe(200)
  })

  test('the chain: who has paid hears on', async () => {
    const listener = await stave.newListener()
    const proxy = await startProxy(stave.chain.rpcUrl)
    const gateway = createGateway({ ...stave.config(), rpcUrl: proxy.url })
    const { answer } = await stave.play(listener, song, { to: gateway })
    const headers = { cookie: answer.cookies, range: 'bytes=999990-' }
    const rest = () => stave.call('GET', `stream/${song.song}`, { headers, to: gateway })
    expect((await rest()).status).toBe(206)
    await proxy.stop()
    expect((await rest()).status).toBe(206)
    await gateway.close()
  })

  test('the chain: plays are refused as something that passes', async () => {
    const listener = await stave.newListener()
    const lane = await stave.readLane(listener)
    const lonely = createGateway({ ...stave.config(), rpcUrl: 'http://127.0.0.1:9' })
    const { answer, lane: problem } = await stave.play(listener, song, { lane, to: lonely })
    expect(answer.status).toBe(503)
    expect(problem).toMatchObject({ code: 'CHAIN_UNREACHABLE' })
    await lonely.close()
    expect((await stave.play(listener, song, { lane })).answer.status).toBe(200)
  })
})

describe('a client', () => {
  test('that asks without end is slowed down, and nobody else is', async () => {
    const from = (address: string) => ({ headers: { 'x-forwarded-for': `8.8.8.8, ${address}` } })
    const statuses = new Map<number, number>()
    for (let count = 0; count < 10_000; count++) {
      const { status } = await stave.call('GET', 'gateway', from('203.0.113.7'))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(statuses.get(429)).toBeGreaterThan(5000)
    const slowed = await stave.call('GET', 'gateway', from('203.0.113.7'))
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await stave.call('GET', 'gateway', from('203.0.113.8'))).status).toBe(200)
  })

  test('that asks for what is not there, or in the wrong way, is told so', async () => {
    expect((await stave.call('GET', 'nothing')).status).toBe(404)
    expect((await stave.call('GET', 'toString')).status).toBe(404)
    expect((await stave.call('GET', 'stream')).status).toBe(404)
    const wrong = await stave.call('POST', 'tabs')
    expect(wrong.status).toBe(405)
    expect(wrong.headers.get('allow')).toBe('GET, PUT')
  })

  test('learns whom to pay and for whom to wrap a song', async () => {
    const answer = await stave.call('GET', 'gateway')
    expect(await answer.json()).toMatchObject({
      address: gatewayAddress,
      chainId: 31337,
      previewSeconds: 30,
      maxItems: 400,
      encryptionPublicKey: expect.stringMatching(/^0x0[23][0-9a-f]{64}$/),
    })
  })
})

describe('a database', () => {
  test('of another gateway is refused', async () => {
    const privateKey = `0x${'11'.repeat(32)}` as const
    const stranger = createGateway({ ...stave.config(), privateKey })
    await expect(stranger.ready()).rejects.toThrow(ForeignDatabaseError)
    await stranger.close()
  })
})

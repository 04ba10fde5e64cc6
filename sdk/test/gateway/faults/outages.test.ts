import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGateway, type Gateway, type GatewayConfig } from '../../../src/gateway/index.ts'
import { type Lane, type Listener, noise, type Published, testGateway } from '../harness.ts'
import { ledgerOf } from '../ledger.ts'
import { openPassage, type Passage } from '../passage.ts'
import { environmentOf, type ReadyProgram, startProgram } from '../processes.ts'

const DOWN_MS = 10_000
const stave = testGateway()
const ledger = ledgerOf(stave.chain)
let song: Published
/** Between the gateway and its parts. */
let ways: Record<'chain' | 'database' | 'ipfsApi' | 'ipfsGateway', Passage>
let config: GatewayConfig
let gateway: Gateway
/** Runs through all the outages: none may end it. */
let keeper: ReadyProgram

beforeAll(async () => {
  song = await stave.publish({ price: 10_000n })
  const direct = stave.config()
  ways = {
    chain: await openPassage(direct.rpcUrl),
    database: await openPassage(direct.databaseUrl),
    ipfsApi: await openPassage(direct.ipfsApiUrl),
    ipfsGateway: await openPassage(direct.ipfsGatewayUrl),
  }
  config = {
    ...direct,
    rpcUrl: ways.chain.url,
    databaseUrl: ways.database.url,
    ipfsApiUrl: ways.ipfsApi.url,
    ipfsGatewayUrl: ways.ipfsGateway.url,
  }
  gateway = createGateway(config)
  keeper = await startProgram('script/keeper/main.ts', {
    ...environmentOf(config),
    KEEPER_PORT: '0',
    KEEPER_INTERVAL_MS: '200',
    KEEPER_CLOSE_AFTER_SECONDS: '0',
  })
})
afterAll(async () => {
  expect(await keeper.stop()).toBe(0)
  await gateway.close()
  await Promise.all(Object.values(ways).map((way) => way.stop()))
})

/** Keeps a part down for ten seconds, and until everything that is asked meanwhile is answered. */
async function whileDown({ down, up }: Outage, ask: () => Promise<void>): Promise<void> {
  await down()
  try {
    await Promise.all([sleep(DOWN_MS), ask()])
  } finally {
    await up()
  }
}

async function problemOf(asked: Promise<Response>) {
  const answer = await asked
  const { status, headers } = answer
  return { ...(await answer.json()), status, retryAfter: headers.get('retry-after') }
}

const get = (path: string, headers = {}) => stave.call('GET', path, { headers, to: gateway })

/** What the health page says: the status, and the parts that do not answer. */
async function health() {
  const answer = await get('health')
  const { ok, checks } = (await answer.json()) as {
    ok: boolean
    checks: Record<string, { ok: boolean; detail?: string }>
  }
  const failing = Object.entries(checks).filter(([, check]) => !check.ok)
  return { status: answer.status, ok, failing: failing.map(([name]) => name), checks }
}

const well = { status: 200, ok: true, failing: [] }

function untilWell() {
  return expect.poll(health, { timeout: 20_000, interval: 250 }).toMatchObject(well)
}

/** Presses play until it is taken, as a listener does who is told to try again. */
async function untilPlayed(listener: Listener, lane: Lane): Promise<void> {
  const press = async () => (await stave.play(listener, song, { lane, to: gateway })).answer.status
  await expect.poll(press, { timeout: 20_000, interval: 500 }).toBe(200)
}

/** All that was played is on-chain, brought there by the keeper that went through the outage. */
async function untilSettled(listener: Listener, plays: bigint) {
  const left = 1_000_000n - plays * song.price
  await expect.poll(() => ledger.balanceOf(listener), { timeout: 20_000, interval: 250 }).toBe(left)
  expect(keeper.isRunning()).toBe(true)
}

type Outage = { down: () => Promise<unknown>; up: () => Promise<unknown> }

const through = (names: (keyof typeof ways)[]): Outage => ({
  down: () => Promise.all(names.map((name) => ways[name].silence())),
  up: () => Promise.all(names.map((name) => ways[name].resume())),
})

const outages = {
  stopped: {
    chain: { down: () => ways.chain.cut(), up: () => ways.chain.resume() },
    database: { down: () => stave.postgres.pause(), up: () => stave.postgres.resume() },
    ipfs: { down: () => stave.stopIpfs(), up: () => stave.resumeIpfs() },
  },
  silent: {
    chain: through(['chain']),
    database: through(['database']),
    ipfs: through(['ipfsApi', 'ipfsGateway']),
  },
} satisfies Record<string, Record<string, Outage>>

const passing = { status: 503, retryAfter: '3', detail: expect.stringMatching(/lost: try again/) }

describe.each(['stopped', 'silent'] as const)(
  'for ten seconds, %s:',
  { timeout: 90_000 },
  (way) => {
    test('RPC: plays are refused as something that passes, who has paid hears on', async () => {
      const listener = await stave.newListener()
      const { answer, lane } = await stave.play(listener, song, { to: gateway })
      const paid = { cookie: answer.cookies, range: 'bytes=999990-' }
      const next = await stave.signNext(listener, song, lane)
      await whileDown(outages[way].chain, async () => {
        const refused = problemOf(stave.call('PUT', 'tabs', { body: next, to: gateway }))
        expect((await get(`stream/${song.song}`, paid)).status).toBe(206)
        expect(await health()).toMatchObject({ status: 503, ok: false, failing: ['chain'] })
        expect(await refused).toMatchObject({ ...passing, code: 'CHAIN_UNREACHABLE' })
      })
      await untilWell()
      await untilPlayed(listener, lane)
      await untilSettled(listener, 2n)
    })

    test('Postgres: plays are refused as something that passes, previews play on', async () => {
      const listener = await stave.newListener()
      const { lane } = await stave.play(listener, song, { to: gateway })
      const next = await stave.signNext(listener, song, lane)
      await whileDown(outages[way].database, async () => {
        const refused = problemOf(stave.call('PUT', 'tabs', { body: next, to: gateway }))
        expect((await get(`stream/${song.song}`)).status).toBe(200)
        expect(await health()).toMatchObject({ status: 503, ok: false, failing: ['database'] })
        expect(await refused).toMatchObject({ ...passing, code: 'DATABASE_UNREACHABLE' })
      })
      await untilWell()
      await untilPlayed(listener, lane)
      await untilSettled(listener, 2n)
    })

    test('IPFS: streams are refused as something that passes, plays count, uploads arrive', async () => {
      const fresh = await stave.publish({ price: way === 'silent' ? 3n : 4n })
      const listener = await stave.newListener()
      const cookie = await stave.signIn(listener)
      const body = noise(300_000, way)
      const headers = {
        'content-type': 'application/octet-stream',
        'content-length': '300000',
        cookie,
      }
      const upload = () => stave.call('POST', 'upload', { body, headers, to: gateway })
      const silent: { upload?: Promise<Response> } = {}
      await whileDown(outages[way].ipfs, async () => {
        const refused = problemOf(get(`stream/${fresh.song}`))
        const failing = ['ipfsApi', 'ipfsGateway']
        expect(await health()).toMatchObject({ status: 503, ok: false, failing })
        expect((await stave.play(listener, song, { to: gateway })).answer.status).toBe(200)
        expect(await refused).toMatchObject({ ...passing, code: 'CONTENT_UNREACHABLE' })
        // A file that is on its way waits for a part that is only silent.
        if (way === 'silent') silent.upload = upload()
        else
          expect(await problemOf(upload())).toMatchObject({
            ...passing,
            code: 'CONTENT_UNREACHABLE',
          })
      })
      await untilWell()
      expect((await (silent.upload ?? upload())).status).toBe(201)
      const heard = await get(`stream/${fresh.song}`, { range: 'bytes=0-99999' })
      const bytes = Buffer.from(await heard.arrayBuffer())
      expect(bytes.equals(fresh.audio.subarray(0, 100_000))).toBe(true)
      await untilSettled(listener, 1n)
    })
  },
)

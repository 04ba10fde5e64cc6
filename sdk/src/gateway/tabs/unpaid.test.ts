import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { account } from '../../../test/chain.ts'
import {
  gatewayAddress,
  type Lane,
  type Listener,
  type Published,
  sign,
  testGateway,
} from '../../../test/gateway/harness.ts'
import { type ContractName, getAddressOf } from '../../addresses.ts'
import { createSessionKey, type PlayKind } from '../../tabs/index.ts'
import { createKeeper } from '../index.ts'

// What is read of the chain is used for long, as a busy gateway does it.
const stave = testGateway({ chainCacheMs: 60_000 })
const artist = account(5).address
const empty = { nonce: '1', items: '0x' } as const
const perks = `0x${'33'.repeat(32)}` as const

type Wallet = ReturnType<typeof stave.chain.wallet>
type Unpaid = Exclude<PlayKind, 'PAID'>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

/** Somebody with a registered key and no deposit, who lets a contract take payments. */
async function newListener(contract?: ContractName): Promise<Listener> {
  const index = await stave.newAccount()
  const client = stave.chain.wallet(index)
  const key = await createSessionKey()
  const expiresAt = Math.floor(Date.now() / 1000) + 86_400
  const added = { gateway: gatewayAddress, key: { ...key, expiresAt } }
  await done(client, () => client.addSessionKey(added))
  if (contract) {
    const spender = getAddressOf(contract, 31337)
    await done(client, () => client.approveCurrency({ spender, amount: 1_000_000_000n }))
  }
  return { index, address: account(index).address, key }
}

async function subscribe({ index }: Listener, tier: 'BASIC' | 'PREMIUM' = 'BASIC') {
  const client = stave.chain.wallet(index)
  await done(client, () => client.subscribe({ tier, maximum: 10_000_000n }))
}

async function join({ index }: Listener) {
  const client = stave.chain.wallet(index)
  await done(client, () => client.joinPatronage({ artist, tier: 1, version: 1, months: 1 }))
}

async function play(
  listener: Listener,
  { song }: Published,
  kind: Unpaid,
  { lane = empty, plays = 1 }: { lane?: Pick<Lane, 'nonce' | 'items'>; plays?: number } = {},
) {
  const all = Array.from({ length: plays }, () => ({ song, kind, amount: 0n }))
  const tab = await sign(listener, lane, ...all)
  const answer = await stave.call('PUT', 'tabs', { body: tab })
  return { status: answer.status, body: await answer.json(), cookies: answer.cookies }
}

/** Closes and settles as the keeper does. */
async function settle() {
  const { chainId, rpcUrl, databaseUrl, privateKey } = stave.config()
  const keeper = createKeeper({ chainId, rpcUrl, databaseUrl, privateKey, duties: false })
  expect(await keeper.settleNow()).toMatchObject({ failed: 0, waiting: 0 })
  await keeper.close()
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

beforeAll(async () => {
  const { split } = await stave.publish()
  const client = stave.chain.wallet(5)
  await done(client, () => client.setPatronagePage({ artist, split }))
  const terms = { price: 1_000_000n, perks, earlyAccessHours: 24 }
  await done(client, () => client.addTier({ artist, terms }))
  const curator = stave.chain.wallet(3)
  await done(curator, () => curator.setAdmitted({ artists: [artist], admitted: true }))
})

describe('a play that costs nothing', () => {
  test('must be of the kind by which the listener may hear the song', async () => {
    const song = await stave.publish({ lines: ['TABS', 'PATRONAGE', 'SUBSCRIPTIONS'] })
    const listener = await newListener('Subscriptions')
    for (const kind of ['GIFT', 'PATRON', 'SUBSCRIPTION'] as const) {
      const { body } = await play(listener, song, kind)
      expect(body).toMatchObject({ status: 403, code: 'ACCESS_CLOSED' })
      expect(body.detail).toContain('PAYMENT_REQUIRED')
    }
    // Who has just subscribed is not kept waiting by what was read before.
    await subscribe(listener)
    for (const kind of ['GIFT', 'PATRON'] as const) {
      const { body } = await play(listener, song, kind)
      expect(body.detail).toContain('the reason would be SUBSCRIPTION')
    }
    expect((await play(listener, song, 'SUBSCRIPTION')).status).toBe(200)
  })

  test('has no amount', async () => {
    const song = await stave.publish({ lines: ['GIFTS'] })
    const listener = await newListener()
    const plain = await sign(listener, empty, { song: song.song, kind: 'GIFT', amount: 0n })
    const dear = `${plain.items.slice(0, -2)}01` as const
    const answer = await stave.call('PUT', 'tabs', { body: { ...plain, items: dear } })
    expect(await answer.json()).toMatchObject({ status: 422, code: 'TAB_ITEMS_INVALID' })
  })

  test('is taken only as fast as somebody can listen', async () => {
    const song = await stave.publish({ lines: ['GIFTS'] })
    const listener = await newListener()
    const many = await play(listener, song, 'GIFT', { plays: 121 })
    expect(many.body).toMatchObject({ status: 422, code: 'PLAYS_TOO_FAST' })
    const first = await play(listener, song, 'GIFT', { plays: 120 })
    expect(first.status).toBe(200)
    const { body } = await play(listener, song, 'GIFT', { lane: first.body })
    expect(body).toMatchObject({ code: 'PLAYS_TOO_FAST' })
    expect(body.detail).toMatch(/music goes on/)
  })
})

describe('free listens', () => {
  test('without a deposit are counted in the tab, and earn credit when it is settled', async () => {
    const song = await stave.publish({ lines: ['TABS', 'GIFTS'] })
    const own = stave.chain.wallet(5)
    const terms = { perListen: 100, bonus: 500, bonusesLeft: 10, multiplier: 20 }
    await done(own, () => own.setRewards({ song: song.song, terms }))
    const listener = await newListener()
    const first = await play(listener, song, 'GIFT')
    expect(first.status).toBe(200)
    await play(listener, song, 'GIFT', { lane: first.body })
    await settle()
    const reader = stave.chain.reader()
    const { unclaimed } = await reader.getGiftEarnings({ listener: listener.address })
    expect(unclaimed).toBe(700n)
    expect(await stave.readLane(listener)).toMatchObject({ nonce: '2', balance: '0' })
  })
})

describe('a subscriber', () => {
  test('hears the whole song, and each play gives the song a point', async () => {
    const song = await stave.publish({ lines: ['TABS', 'SUBSCRIPTIONS'] })
    const listener = await newListener('Subscriptions')
    await subscribe(listener)
    const cookie = await stave.signIn(listener)
    const answer = await stave.call('GET', `stream/${song.song}`, { headers: { cookie } })
    expect(digest(new Uint8Array(await answer.arrayBuffer()))).toBe(digest(song.audio))
    await play(listener, song, 'SUBSCRIPTION', { plays: 2 })
    await settle()
    const reader = stave.chain.reader()
    const epoch = await reader.getCountingEpoch()
    expect(await reader.getPoints({ epoch, song: song.song })).toBe(2n)
  })

  test('plays and pays in one tab', async () => {
    const paid = await stave.publish({ price: 10_000n })
    const free = await stave.publish({ lines: ['SUBSCRIPTIONS'] })
    const listener = await stave.newListener({ amount: 50_000n })
    const client = stave.chain.wallet(listener.index)
    const spender = getAddressOf('Subscriptions', 31337)
    await done(client, () => client.approveCurrency({ spender, amount: 5_000_000n }))
    await subscribe(listener)
    const { lane } = await stave.play(listener, paid)
    expect((await play(listener, free, 'SUBSCRIPTION', { lane })).status).toBe(200)
    await settle()
    const reader = stave.chain.reader()
    const lanes = { listener: listener.address, gateway: gatewayAddress }
    expect((await reader.getLane(lanes)).balance).toBe(40_000n)
    const epoch = await reader.getCountingEpoch()
    expect(await reader.getPoints({ epoch, song: free.song })).toBe(1n)
  })
})

describe('a patron', () => {
  test('hears a song before its release, which others do not, and has the play settled', async () => {
    const releaseAt = Math.floor(Date.now() / 1000) + 3_600
    const song = await stave.publish({ lines: ['PATRONAGE'], releaseAt })
    const [patron, stranger] = [await newListener('Patronage'), await newListener()]
    await join(patron)
    const { status, body } = await play(patron, song, 'PATRON')
    expect(status, JSON.stringify(body)).toBe(200)
    expect((await play(stranger, song, 'PATRON')).body).toMatchObject({ code: 'NOT_RELEASED' })
    const cookie = await stave.signIn(patron)
    const range = { range: 'bytes=-10' }
    const path = `stream/${song.song}`
    const heard = await stave.call('GET', path, { headers: { cookie, ...range } })
    expect(heard.status).toBe(206)
    expect((await stave.call('GET', path, { headers: range })).status).toBe(403)
    await settle()
    expect(await stave.readLane(patron)).toMatchObject({ nonce: '2', items: '0x' })
  })
})

describe('the file without loss', () => {
  test('is for those whose right includes it', async () => {
    const lines = ['TABS', 'SUBSCRIPTIONS'] as const
    const song = await stave.publish({ lines: [...lines], lossless: true })
    const [basic, premium] = [
      await newListener('Subscriptions'),
      await newListener('Subscriptions'),
    ]
    await subscribe(basic, 'BASIC')
    await subscribe(premium, 'PREMIUM')
    const get = async (listener: Listener, quality = 'lossless') => {
      const headers = { cookie: await stave.signIn(listener), range: 'bytes=-100' }
      const path = `stream/${song.song}?quality=${quality}`
      return await stave.call('GET', path, { headers })
    }
    const whole = await get(premium)
    expect(whole.headers.get('x-stave-quality')).toBe('lossless')
    expect(whole.headers.get('content-type')).toBe('audio/flac')
    const bytes = new Uint8Array(await whole.arrayBuffer())
    expect(digest(bytes)).toBe(digest(song.lossless!.subarray(-100)))

    expect((await get(basic, 'standard')).status).toBe(206)
    for (const attempt of ['before a play', 'after one']) {
      const refused = await get(basic)
      expect(await refused.json(), attempt).toMatchObject({
        status: 403,
        code: 'QUALITY_NOT_INCLUDED',
      })
      await play(basic, song, 'SUBSCRIPTION')
    }
  })

  test('comes with a paid play, and is the only file where there is no other', async () => {
    const song = await stave.publish({ price: 10_000n, lossless: true })
    const listener = await stave.newListener()
    const { answer } = await stave.play(listener, song)
    const headers = { cookie: answer.cookies, range: 'bytes=-10' }
    const path = `stream/${song.song}?quality=lossless`
    expect((await stave.call('GET', path, { headers })).headers.get('x-stave-quality')).toBe(
      'lossless',
    )
    const plain = await stave.publish({ lines: ['GIFTS'] })
    const only = await stave.call('GET', `stream/${plain.song}?quality=lossless`)
    expect(only.headers.get('x-stave-quality')).toBe('standard')
    expect(only.status).toBe(200)
  })
})

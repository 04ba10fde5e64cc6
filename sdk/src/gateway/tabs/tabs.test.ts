import type { Hex } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  chainId,
  gatewayAddress,
  type Lane,
  type Published,
  sign,
  testGateway,
} from '../../../test/gateway/harness.ts'
import { decodeItems, type SignedTab, signTab } from '../../tabs/index.ts'
import { createGateway } from '../gateway.ts'

const stave = testGateway({ maxItems: 5 })
let song: Published
let other: Published
const empty = { nonce: '1', items: '0x' } as const

beforeAll(async () => {
  song = await stave.publish({ price: 10_000n })
  other = await stave.publish({ price: 7n })
})

const paid = ({ song, price }: Published) => ({ song, kind: 'PAID', amount: price }) as const

async function put(tab: SignedTab | Record<string, unknown>, options = {}) {
  const answer = await stave.call('PUT', 'tabs', { body: tab, ...options })
  return { status: answer.status, answer, body: await answer.json() }
}

function plays(items: Lane['items']) {
  return decodeItems(items).map(({ song, plays: count }) => ({ song, plays: count }))
}

describe('a tab', () => {
  test('is taken, and grows with each play', async () => {
    const listener = await stave.newListener({ amount: 100_000n })
    expect(await stave.readLane(listener)).toMatchObject({
      nonce: '1',
      items: '0x',
      balance: '100000',
      available: '100000',
    })
    let { lane } = await stave.play(listener, song)
    for (const next of [other, song]) ({ lane } = await stave.play(listener, next, { lane }))
    expect(plays(lane.items)).toEqual([
      { song: song.song, plays: 2 },
      { song: other.song, plays: 1 },
    ])
    expect(lane).toMatchObject({ nonce: '1', available: '79993', open: '20007' })
    expect(await stave.readLane(listener)).toEqual(lane)
  })

  test('offered twice changes nothing, even after another device’s play', async () => {
    const listener = await stave.newListener()
    const phone = await stave.newDevice(listener)
    const { tab } = await stave.play(listener, song)
    expect((await put({ ...tab })).body.items).toBe(tab.items)
    await stave.play(phone, song)
    const again = await put({ ...tab })
    expect(again.status).toBe(200)
    expect(again.answer.cookies).toContain('stave-stream=')
    expect(plays(again.body.items)).toEqual([{ song: song.song, plays: 2 }])
  })

  test('of two devices at once loses no play', async () => {
    const listener = await stave.newListener()
    const devices = [listener, await stave.newDevice(listener), await stave.newDevice(listener)]
    const lane = await stave.readLane(listener)
    const answers = await Promise.all(devices.map((one) => stave.play(one, song, { lane })))
    expect(answers.map(({ answer }) => answer.status)).toEqual([200, 200, 200])
    expect(plays((await stave.readLane(listener)).items)).toEqual([{ song: song.song, plays: 3 }])
  })

  test('that was signed on an older one is refused with what to sign on', async () => {
    const listener = await stave.newListener()
    const phone = await stave.newDevice(listener)
    const { lane } = await stave.play(listener, song)
    const { status, body } = await put(await sign(phone, empty, paid(other)))
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'TAB_BEHIND', lane: { nonce: '1', items: lane.items } })
    expect(body.detail).toMatch(/sign again/)
  })

  test('that takes a play back is refused', async () => {
    const listener = await stave.newListener()
    const first = await stave.play(listener, song)
    const { lane } = await stave.play(listener, other, { lane: first.lane })
    const removed = await sign(listener, empty, paid(other), paid(other))
    expect((await put(removed)).body.code).toBe('TAB_BEHIND')
    expect((await stave.readLane(listener)).items).toBe(lane.items)
  })

  test('that is full is closed, and the next one begins', async () => {
    const listener = await stave.newListener()
    const songs: Published[] = []
    for (const price of [1n, 2n, 3n]) songs.push(await stave.publish({ price }))
    let lane = await stave.readLane(listener)
    for (const next of [song, other, ...songs])
      ({ lane } = await stave.play(listener, next, { lane }))
    expect(lane).toMatchObject({ nonce: '2', items: '0x', unsettled: '10013' })
    const stale = await put(await sign(listener, empty, paid(song)))
    expect(stale.body).toMatchObject({ status: 409, code: 'TAB_CLOSED', lane: { nonce: '2' } })
    expect((await stave.play(listener, song, { lane })).answer.status).toBe(200)
  })

  test('is still there when the gateway has been started anew', async () => {
    const listener = await stave.newListener()
    const { lane } = await stave.play(listener, song)
    const next = createGateway(stave.config())
    expect(await stave.readLane(listener, next)).toEqual(lane)
    await next.close()
  })
})

describe('money', () => {
  test('is what the deposit still has', async () => {
    const listener = await stave.newListener({ amount: 25_000n })
    let { lane } = await stave.play(listener, song)
    ;({ lane } = await stave.play(listener, song, { lane }))
    const { answer, lane: problem } = await stave.play(listener, song, { lane })
    expect(answer.status).toBe(402)
    expect(problem).toMatchObject({
      code: 'DEPOSIT_INSUFFICIENT',
      available: '5000',
      cost: '10000',
    })

    const wallet = stave.chain.wallet(listener.index)
    const to = { listener: listener.address, gateway: gatewayAddress }
    const hash = await wallet.depositToLane({ ...to, amount: 5_000n })
    await wallet.waitForReceipt({ hash })
    expect((await stave.play(listener, song, { lane })).answer.status).toBe(200)
  })

  test('that the listener has given notice of is not played with', async () => {
    const listener = await stave.newListener({ amount: 25_000n })
    const wallet = stave.chain.wallet(listener.index)
    const hash = await wallet.giveNotice({ gateway: gatewayAddress, amount: 20_000n })
    await wallet.waitForReceipt({ hash })
    expect((await stave.play(listener, song)).answer.status).toBe(402)
    expect((await stave.play(listener, other)).answer.status).toBe(200)
  })

  test('must be the song’s price', async () => {
    const listener = await stave.newListener()
    const cheap = await put(await sign(listener, empty, { ...paid(song), amount: 1n }))
    expect(cheap.body).toMatchObject({ status: 409, code: 'PRICE_CHANGED', price: '10000' })
    const dear = await put(await sign(listener, empty, { ...paid(song), amount: 10_001n }))
    expect(dear.body.code).toBe('PRICE_CHANGED')
    const free = await put(
      await sign(listener, empty, { song: song.song, kind: 'GIFT', amount: 0n }),
    )
    expect(free.body).toMatchObject({ status: 403, code: 'ACCESS_CLOSED' })
  })

  test('follows a price that the artist changes, and keeps what was signed before', async () => {
    const listener = await stave.newListener()
    const sale = await stave.publish({ price: 500n })
    const { lane } = await stave.play(listener, sale)
    const artist = stave.chain.wallet(5)
    const terms = { price: 800n, releaseAt: 0, lines: ['TABS'] as const }
    const hash = await artist.setTerms({ song: sale.song, terms })
    await artist.waitForReceipt({ hash })
    expect((await stave.play(listener, sale, { lane })).lane).toMatchObject({
      code: 'PRICE_CHANGED',
      price: '800',
    })
    const after = await stave.play(listener, { ...sale, price: 800n }, { lane })
    expect(after.lane).toMatchObject({ open: '1300' })
  })
})

describe('a song', () => {
  test('that is suspended, unknown, or not out takes no play', async () => {
    const listener = await stave.newListener()
    const bad = await stave.publish()
    const curator = stave.chain.wallet(3)
    const hash = await curator.setSuspended({ song: bad.song, suspended: true })
    await curator.waitForReceipt({ hash })
    const early = await stave.publish({ releaseAt: Math.floor(Date.now() / 1000) + 3600 })
    const codeOf = async (one: Published) =>
      (await put(await sign(listener, empty, paid(one)))).body.code
    expect(await codeOf(bad)).toBe('SUSPENDED')
    expect(await codeOf(early)).toBe('NOT_RELEASED')
    expect(await codeOf({ ...song, song: 4_000_000_000 })).toBe('SONG_NOT_FOUND')
  })
})

describe('a request', () => {
  test('of a million items is refused after the first of them', async () => {
    const listener = await stave.newListener()
    const tab = await sign(listener, empty, paid(song))
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++
        controller.enqueue(new Uint8Array(65_536).fill(0x30))
        if (pulled === 400) controller.close()
      },
    })
    const request = new Request('http://stave.test/api/tabs', {
      method: 'PUT',
      body,
      duplex: 'half',
    } as RequestInit)
    const answer = await stave.gateway.handle(request)
    expect(answer.status).toBe(413)
    // A little more is taken in and forgotten, so that the client gets to read the answer.
    expect(pulled).toBeLessThan(30)
    const items = `0x${tab.items.slice(2).repeat(7)}`
    expect((await put({ ...tab, items })).body).toMatchObject({
      status: 413,
      code: 'TAB_TOO_LARGE',
    })
  })

  test('that is malformed is told what is wrong with it', async () => {
    const listener = await stave.newListener()
    const tab = await sign(listener, empty, paid(song))
    for (const [field, value] of [
      ['nonce', '-1'],
      ['nonce', '18446744073709551616'],
      ['items', '0x12'],
      ['items', '0x'],
      ['x', '0x12'],
      ['listener', 'me'],
    ]) {
      const { body } = await put({ ...tab, [field as string]: value })
      expect(body).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
      expect(body.detail).toContain(field)
    }
    const noPlays = `${tab.items.slice(0, 10)}0000000000000000` as const
    const unsound = await signTab(listener.key, { ...tab, chainId, items: noPlays as Hex })
    expect((await put(unsound)).body.code).toBe('TAB_ITEMS_INVALID')
  })

  test('for a lane needs a sign-in', async () => {
    const answer = await stave.call('GET', 'tabs')
    expect(await answer.json()).toMatchObject({ status: 401, code: 'SIGN_IN_REQUIRED' })
  })
})

import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { account } from '../../../test/chain.ts'
import { gatewayAddress, type Published, testGateway } from '../../../test/gateway/harness.ts'
import { getAddressOf } from '../../addresses.ts'
import { previewBytes } from './preview.ts'

const stave = testGateway()
const seconds = 100
const size = 1_000_000
const bound = previewBytes({ size, duration: seconds })
let song: Published

beforeAll(async () => {
  song = await stave.publish({ seconds, size })
})

async function get(path: string, range?: string, headers: Record<string, string> = {}) {
  const all = { ...headers, ...(range !== undefined && { range }) }
  const answer = await stave.call('GET', `stream/${path}`, { headers: all })
  const isAudio = answer.headers.get('content-type')?.startsWith('audio/') === true
  const bytes = isAudio ? new Uint8Array(await answer.clone().arrayBuffer()) : undefined
  return { answer, bytes }
}

/** Comparing a million numbers one by one takes a test's patience. */
function digest(bytes: Uint8Array | undefined): string {
  return `${bytes?.length} ${createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')}`
}

async function problemOf(path: string, range?: string, headers?: Record<string, string>) {
  const { answer } = await get(path, range, headers)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return await answer.json()
}

describe('the preview', () => {
  test('is 30 seconds and a little more, and the whole of a short song', () => {
    expect(bound).toBe(315_000 + 65_536)
    expect(previewBytes({ size: 500_000, duration: 29 })).toBe(500_000)
  })

  test('goes to anyone, decrypted, at any offset', async () => {
    const ranges = [
      [0, 0],
      [1, 15],
      [16, 31],
      [7, 100_003],
      [262_143, 262_145],
      [bound - 1, bound - 1],
    ] as const
    for (const [start, end] of ranges) {
      const { answer, bytes } = await get(`${song.song}`, `bytes=${start}-${end}`)
      expect(answer.status).toBe(206)
      expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/${size}`)
      expect(answer.headers.get('content-length')).toBe(String(end - start + 1))
      expect(digest(bytes)).toBe(digest(song.audio.subarray(start, end + 1)))
    }
  })

  test('is what a range that runs beyond it is cut to', async () => {
    const { answer, bytes } = await get(`${song.song}`, 'bytes=1000-')
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes 1000-${bound - 1}/${size}`)
    expect(digest(bytes)).toBe(digest(song.audio.subarray(1000, bound)))
  })

  test('is all that a request without a range gets', async () => {
    const { answer, bytes } = await get(`${song.song}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('accept-ranges')).toBe('bytes')
    expect(answer.headers.get('cache-control')).toMatch(/^private/)
    expect(answer.headers.get('content-type')).toBe('audio/mpeg')
    expect(digest(bytes)).toBe(digest(song.audio.subarray(0, bound)))
  })

  test('is a file of its own when asked for as such', async () => {
    const { answer, bytes } = await get(`${song.song}?preview=1`, 'bytes=100-')
    expect(answer.headers.get('content-range')).toBe(`bytes 100-${bound - 1}/${bound}`)
    expect(digest(bytes)).toBe(digest(song.audio.subarray(100, bound)))
    expect(answer.headers.get('etag')).toMatch(/-preview"$/)
    expect((await problemOf(`${song.song}?preview=1`, `bytes=${bound}-`)).status).toBe(416)
  })

  test('ends in an answer that says how to hear on', async () => {
    const problem = await problemOf(`${song.song}`, `bytes=${bound}-`)
    expect(problem).toMatchObject({
      type: 'urn:stave:problem:payment-required',
      status: 402,
      code: 'PAYMENT_REQUIRED',
      price: '10000',
      gateway: gatewayAddress,
    })
    expect(problem.detail).toMatch(/30 seconds are free.*top up and press play/)
  })

  test('is described by HEAD', async () => {
    const answer = await stave.call('HEAD', `stream/${song.song}`, {
      headers: { range: 'bytes=0-9' },
    })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-length')).toBe('10')
    expect(await answer.text()).toBe('')
  })
})

describe('ranges', () => {
  test('beyond the file are refused with its size', async () => {
    const { answer } = await get(`${song.song}`, `bytes=${size}-`)
    expect(answer.status).toBe(416)
    expect(answer.headers.get('content-range')).toBe(`bytes */${size}`)
  })

  test('from the end count back from it', async () => {
    expect((await problemOf(`${song.song}`, 'bytes=-10')).status).toBe(402)
    const free = await stave.publish({ lines: ['GIFTS'], size: 1000 })
    const { bytes } = await get(`${free.song}`, 'bytes=-10')
    expect(digest(bytes)).toBe(digest(free.audio.subarray(990)))
    expect(digest((await get(`${free.song}`, 'bytes=-5000')).bytes)).toBe(digest(free.audio))
  })

  test('hold only for the file they began with', async () => {
    const { answer } = await get(`${song.song}`, 'bytes=0-9')
    const etag = answer.headers.get('etag') ?? ''
    expect((await get(`${song.song}`, 'bytes=0-9', { 'if-range': etag })).answer.status).toBe(206)
    expect((await get(`${song.song}`, 'bytes=0-9', { 'if-range': '"x"' })).answer.status).toBe(200)
  })
})

describe('songs', () => {
  test('that are free are had whole by anyone, encrypted or not', async () => {
    for (const plain of [true, false]) {
      const free = await stave.publish({ lines: ['GIFTS'], plain })
      const { answer, bytes } = await get(`${free.song}`)
      expect(answer.status).toBe(200)
      expect(digest(bytes)).toBe(digest(free.audio))
    }
  })

  test('are had whole by their artist', async () => {
    const artist = account(5)
    const message = await stave.signInMessage(artist)
    const signature = await artist.signMessage({ message })
    const { cookies: cookie } = await stave.call('POST', 'session', {
      body: { message, signature },
    })
    const { bytes } = await get(`${song.song}`, `bytes=${size - 5}-`, { cookie })
    expect(digest(bytes)).toBe(digest(song.audio.subarray(size - 5)))
  })

  test('that do not exist, are not out yet, suspended, or not sold by the play say so', async () => {
    expect((await problemOf('4000000')).code).toBe('SONG_NOT_FOUND')
    expect((await problemOf('none')).code).toBe('SONG_NOT_FOUND')

    const releaseAt = Math.floor(Date.now() / 1000) + 86_400
    const early = await stave.publish({ releaseAt })
    const notYet = await problemOf(`${early.song}`)
    expect(notYet).toMatchObject({ status: 403, code: 'NOT_RELEASED', releaseAt })

    const closed = await stave.publish({ lines: ['PATRONAGE'] })
    expect((await problemOf(`${closed.song}`, `bytes=${bound}-`)).code).toBe('ACCESS_CLOSED')

    const bad = await stave.publish()
    const curator = stave.chain.wallet(3)
    const hash = await curator.setSuspended({ song: bad.song, suspended: true })
    await curator.waitForReceipt({ hash })
    expect(await problemOf(`${bad.song}`)).toMatchObject({ status: 451, code: 'SUSPENDED' })
  })
})

describe('a play', () => {
  test('opens the rest of its song to the listener, and of no other song', async () => {
    const listener = await stave.newListener()
    const other = await stave.publish({ seconds, size, price: 5n })
    const cookie = await stave.signIn(listener)
    expect((await problemOf(`${song.song}`, `bytes=${bound}-`, { cookie })).status).toBe(402)
    const { answer } = await stave.play(listener, song)
    expect(answer.status).toBe(200)
    const { bytes } = await get(`${song.song}`, `bytes=${bound}-`, { cookie })
    expect(digest(bytes)).toBe(digest(song.audio.subarray(bound)))
    expect(digest((await get(`${song.song}`, undefined, { cookie })).bytes)).toBe(
      digest(song.audio),
    )
    expect((await problemOf(`${other.song}`, `bytes=${bound}-`, { cookie })).status).toBe(402)
  })

  test('opens its stream without any sign-in, by the cookie that answers it', async () => {
    const listener = await stave.newListener()
    const { answer } = await stave.play(listener, song)
    expect(answer.headers.get('set-cookie')).toContain(`Path=/api/stream/${song.song};`)
    const { bytes } = await get(`${song.song}`, `bytes=${size - 9}-`, { cookie: answer.cookies })
    expect(digest(bytes)).toBe(digest(song.audio.subarray(size - 9)))
    const other = await stave.publish({ price: 6n })
    const problem = await problemOf(`${other.song}`, `bytes=${bound}-`, { cookie: answer.cookies })
    expect(problem.status).toBe(402)
  })

  test('is waited for by a player that reads ahead', async () => {
    const listener = await stave.newListener()
    const cookie = await stave.signIn(listener)
    const ahead = get(`${song.song}?hold=20`, `bytes=${bound}-`, { cookie })
    await stave.play(listener, song)
    const { bytes } = await ahead
    expect(digest(bytes)).toBe(digest(song.audio.subarray(bound)))
  })

  test('is not waited for longer than asked, nor for a stranger', async () => {
    const listener = await stave.newListener()
    const cookie = await stave.signIn(listener)
    expect((await problemOf(`${song.song}?hold=0.2`, `bytes=${bound}-`, { cookie })).status).toBe(
      402,
    )
    expect((await problemOf(`${song.song}?hold=20`, `bytes=${bound}-`)).status).toBe(402)
  })

  test('paid by a transaction opens the song to whoever paid, once', async () => {
    const index = await stave.newAccount()
    const wallet = stave.chain.wallet(index)
    const spender = getAddressOf('Tabs', 31337)
    const approved = await wallet.approveCurrency({ spender, amount: 1_000_000n })
    await wallet.waitForReceipt({ hash: approved })
    const hash = await wallet.play({ song: song.song, gateway: gatewayAddress, maximum: 10_000n })
    await wallet.waitForReceipt({ hash })

    const payer = { address: account(index).address }
    const message = await stave.signInMessage(payer)
    const signature = await account(index).signMessage({ message })
    const { cookies: cookie } = await stave.call('POST', 'session', {
      body: { message, signature },
    })

    const stranger = await stave.call('POST', 'plays', { body: { hash } })
    expect(stranger.status).toBe(200)
    expect(stranger.cookies).toBe('')
    const own = await stave.call('POST', 'plays', { body: { hash }, headers: { cookie } })
    expect((await own.json()).plays).toMatchObject([{ listener: payer.address, song: song.song }])
    const { bytes } = await get(`${song.song}`, `bytes=${bound}-`, { cookie })
    expect(digest(bytes)).toBe(digest(song.audio.subarray(bound)))

    const none = await stave.call('POST', 'plays', { body: { hash: approved } })
    expect(await none.json()).toMatchObject({ status: 404, code: 'PLAY_NOT_FOUND' })
  })
})

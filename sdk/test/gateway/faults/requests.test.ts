import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGateway, type Gateway } from '../../../src/gateway/index.ts'
import { previewBytes } from '../../../src/gateway/streaming/preview.ts'
import { host, noise, type Published, testGateway } from '../harness.ts'
import { type Served, serve } from '../serve.ts'

const stave = testGateway({ uploads: { audio: 1_000_000, image: 100_000, json: 1000 } })
let song: Published
/** The gateway behind HTTP. */
let site: Served
let gateway: Gateway
let cookie: string

beforeAll(async () => {
  song = await stave.publish({ price: 10_000n, seconds: 100, size: 1_000_000 })
  cookie = await stave.signIn(await stave.newListener())
  gateway = createGateway({ ...stave.config(), origin: `http://${host}` })
  site = await serve(gateway)
})
afterAll(async () => {
  await site.close()
  await gateway.close()
})

/** Says something over a bare connection, which stays open, and resolves with the whole answer. */
async function say(head: string, body: Uint8Array | string = ''): Promise<string> {
  const { hostname, port, host } = new URL(site.url)
  const socket = connect(Number(port), hostname)
  socket.write(
    `${head.trim().replaceAll('\n', '\r\n')}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  )
  socket.write(body)
  return await text(socket)
}

describe('a range', () => {
  const bound = previewBytes({ size: 1_000_000, duration: 100 })
  const none = [
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=9-3',
    'bytes=a-b',
    'bytes=0x0-0x9',
    'bytes=1.5-2',
  ]
  const several = ['bytes=0-1,5-6', 'bytes=0-1,999990-', 'bytes=,', 'bytes=0-0,']
  const foreign = ['lines=1-2', '0-9', 'bytes:0-9', 'bytes=--1', 'bytes=-1-5', 'bytes=0-9; drop']

  const ask = (range: string) =>
    fetch(`${site.url}/api/stream/${song.song}`, { headers: { range } })

  test('that is malformed, or several at once, counts as none and opens nothing unpaid', async () => {
    for (const range of [...none, ...several, ...foreign]) {
      const answer = await ask(range)
      expect(answer.status, range).toBe(200)
      expect((await answer.arrayBuffer()).byteLength, range).toBe(bound)
    }
  })

  test('beyond the file, or beyond what is paid, is refused', async () => {
    const nines = '9'.repeat(400)
    const beyond = ['bytes=1000000-', `bytes=${nines}-${nines}`, 'bytes=-0']
    const unpaid = ['bytes=-1', `bytes=${bound}-`, `bytes=999999-${nines}`]
    for (const [ranges, status, detail] of [
      [beyond, 416, /Ask for a range within it/],
      [unpaid, 402, /top up and press play/],
    ] as const) {
      for (const range of ranges) {
        const answer = await ask(range)
        expect(answer.status, range).toBe(status)
        expect((await answer.json()).detail).toMatch(detail)
      }
    }
  })
})

describe('an upload', () => {
  const wav = (size: number) => {
    const bytes = noise(size, 'wav')
    bytes.set(Buffer.from('RIFF'))
    bytes.set(Buffer.from('WAVEfmt '), 8)
    return bytes
  }
  const headOf = (type: string, length: number) =>
    `POST /api/upload HTTP/1.1\nCookie: ${cookie}\nContent-Type: ${type}\nContent-Length: ${length}`
  const stored = async () => (await readdir(stave.ipfsFolder, { recursive: true })).sort()

  test('that is no audio is refused, and nothing is kept of it', async () => {
    const before = await stored()
    for (const body of ['<html><script>', 'MZ\x90\0', '#!/bin/sh\n', 'ID3']) {
      const answer = await fetch(`${site.url}/api/upload`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'audio/mpeg' },
        body: body + '\0'.repeat(300_000),
      })
      expect(answer.status).toBe(415)
      const problem = await answer.json()
      expect(problem.code).toBe('TYPE_REFUSED')
      expect(problem.detail).toMatch(/Send MP3, WAV, FLAC/)
    }
    expect(await stored()).toEqual(before)
  })

  test('that is too large is refused before it is sent', async () => {
    const before = await stored()
    const answer = await say(headOf('audio/wav', 1_000_001), wav(1000))
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
    expect(answer).toMatch(/"code":"TOO_LARGE"/)
    expect(answer).toMatch(/larger than 1000000 bytes/)
    expect(await stored()).toEqual(before)
  })

  test('that does not say how large it is is refused', async () => {
    const head = `POST /api/upload HTTP/1.1\nCookie: ${cookie}\nContent-Type: audio/wav\nTransfer-Encoding: chunked`
    expect(await say(head, '5\r\nRIFF0\r\n')).toMatch(/^HTTP\/1.1 411 .*Content-Length/s)
  })

  test('that is cut off keeps nothing, and arrives when sent again', async () => {
    const before = await stored()
    const bytes = wav(900_000)
    const { hostname, port } = new URL(site.url)
    const socket = connect(Number(port), hostname)
    socket.write(`${headOf('audio/wav', bytes.length).replaceAll('\n', '\r\n')}\r\nHost: x\r\n\r\n`)
    await new Promise<void>((resolve) => socket.write(bytes.subarray(0, 600_000), () => resolve()))
    socket.destroy()
    const again = async () => {
      const headers = { cookie, 'content-type': 'audio/wav' }
      const answer = await fetch(`${site.url}/api/upload`, { method: 'POST', headers, body: bytes })
      return { status: answer.status, ...(await answer.json()) }
    }
    // What had arrived is gone once the gateway has noticed.
    await expect.poll(stored).toEqual(before)
    expect(await again()).toMatchObject({ status: 201, size: bytes.length })
    expect((await stored()).length).toBeGreaterThan(before.length)
  })
})

describe('a tab of a million items', () => {
  const head = (headers: string) =>
    `PUT /api/tabs HTTP/1.1\nContent-Type: application/json\n${headers}`

  test('is refused by its announced size, before any of it is sent', async () => {
    const answer = await say(head('Content-Length: 24000300'), '{"items":"0x')
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
    expect(answer).toMatch(/A tab holds at most 400 items. Read the lane again/)
  })

  test('is refused as soon as it is too long, when it announces nothing', async () => {
    // 16 KiB more than a full tab: were all of it waited for, there would be no answer.
    const piece = `8000\r\n${'0'.repeat(0x8000)}\r\n`
    const answer = await say(head('Transfer-Encoding: chunked'), piece)
    expect(answer).toMatch(/^HTTP\/1.1 413 .*"code":"TAB_TOO_LARGE"/s)
  })
})

describe('10,000 requests from one address', () => {
  const from = (address: string) =>
    stave.call('GET', 'gateway', { headers: { 'x-forwarded-for': address } })

  test('are throttled, whatever the client claims to be, and nobody else is', async () => {
    const answers: Response[] = []
    for (let count = 0; count < 10_000; count++) {
      answers.push(await from(`10.0.${count >> 8}.${count & 255}, 203.0.113.7`))
      if (count % 100 === 0) expect((await from('203.0.113.8')).status).toBe(200)
    }
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]))
    const throttled = answers.filter(({ status }) => status === 429)
    expect(throttled.length).toBeGreaterThan(5000)
    expect(Number(throttled[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await throttled[0]?.json())?.detail).toMatch(/Try again in \d+ s/)
  })

  test('of one IPv6 network count as one client’s', async () => {
    let throttled = 0
    for (let count = 0; count < 10_000; count++) {
      const address = `2001:db8:0:7:${randomBytes(2).toString('hex')}::${count.toString(16)}`
      if ((await from(address)).status === 429) throttled++
    }
    expect(throttled).toBeGreaterThan(5000)
    expect((await from('2001:db8:0:8::1')).status).toBe(200)
  })
})

import { readdir } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { noise, testGateway } from '../../../test/gateway/harness.ts'
import { cidOf } from '../../ipfs/cidOf.ts'
import { fetchFromIpfs } from '../../ipfs/index.ts'

const stave = testGateway({ uploads: { audio: 3_000_000, image: 100_000, json: 1000 } })
let cookie: string

beforeAll(async () => {
  cookie = await stave.signIn(await stave.newListener())
})

/** Random bytes that begin as a file of that type does. */
function file(magic: string | number[], size = 5000): Uint8Array<ArrayBuffer> {
  const bytes = noise(size, String(magic))
  bytes.set(typeof magic === 'string' ? Buffer.from(magic, 'latin1') : magic)
  return bytes
}

const wav = (size?: number) => {
  const bytes = file('RIFF', size)
  bytes.set(Buffer.from('WAVEfmt '), 8)
  return bytes
}

async function upload(body: Uint8Array, type: string, headers: Record<string, string> = {}) {
  const length = { 'content-length': String(body.length) }
  const all = { 'content-type': type, cookie, ...length, ...headers }
  const answer = await stave.call('POST', 'upload', { body, headers: all })
  return { status: answer.status, body: await answer.json() }
}

describe('a file', () => {
  test.each([
    ['audio/wav', wav()],
    ['audio/x-wav', wav()],
    ['audio/mpeg', file([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, 0xff, 0xfb, 0x90, 0x64])],
    ['audio/flac', file('fLaC')],
    ['audio/ogg', file(`OggS${'\0'.repeat(24)}OpusHead`)],
    ['audio/mp4', file('\0\0\0\x20ftypM4A ')],
    ['image/jpeg', file([0xff, 0xd8, 0xff, 0xe0])],
    ['image/webp', file('RIFF\0\0\0\0WEBPVP8 ')],
    ['application/json', new TextEncoder().encode('{"type":"profile"}')],
    ['application/octet-stream', noise(5000, 'encrypted')],
  ])('of type %s is put into IPFS as it is', async (type, bytes) => {
    const { status, body } = await upload(bytes, type)
    expect(status).toBe(201)
    expect(body).toEqual({ cid: await cidOf(bytes), size: bytes.length })
    const { gatewayUrl } = stave.ipfs
    const stored = await fetchFromIpfs({ gatewayUrl, cid: body.cid })
    expect(Buffer.compare(Buffer.from(await stored.arrayBuffer()), bytes)).toBe(0)
  })

  test('of many blocks arrives whole', async () => {
    const bytes = wav(2_500_000)
    expect((await upload(bytes, 'audio/wav')).body).toEqual({
      cid: await cidOf(bytes),
      size: bytes.length,
    })
  })

  test('that is not what it says is refused', async () => {
    for (const [type, bytes] of [
      ['audio/mpeg', file('MZ')],
      ['audio/wav', file('fLaC')],
      ['image/png', wav()],
      ['application/json', new TextEncoder().encode('{"type":')],
      ['text/html', file('<html>')],
    ] as const) {
      const { body } = await upload(bytes, type)
      expect(body).toMatchObject({ status: 415, code: 'TYPE_REFUSED' })
    }
  })

  test('that is too large, or does not say how large, is refused', async () => {
    expect((await upload(wav(3_000_001), 'audio/wav')).body).toMatchObject({ code: 'TOO_LARGE' })
    const json = new TextEncoder().encode(JSON.stringify('x'.repeat(1000)))
    expect((await upload(json, 'application/json')).body.code).toBe('TOO_LARGE')
    const { body } = await upload(wav(), 'audio/wav', { 'content-length': '' })
    expect(body).toMatchObject({ status: 411, code: 'LENGTH_REQUIRED' })
  })

  test('that is cut off, or longer than announced, leaves nothing', async () => {
    const pins = async () => (await readdir(stave.ipfsFolder, { recursive: true })).length
    const before = await pins()
    const bytes = wav(1_500_000)
    const short = await upload(bytes, 'audio/wav', { 'content-length': '1600000' })
    expect(short.body).toMatchObject({ status: 400, code: 'UPLOAD_INCOMPLETE' })
    const long = await upload(bytes, 'audio/wav', { 'content-length': '1400000' })
    expect(long.body.code).toBe('UPLOAD_INCOMPLETE')

    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.subarray(0, 700_000)),
      pull: (controller) => controller.error(new Error('connection lost')),
    })
    const request = new Request('http://stave.test/api/upload', {
      method: 'POST',
      headers: { cookie, 'content-type': 'audio/wav', 'content-length': '1500000' },
      body: broken,
      duplex: 'half',
    } as RequestInit)
    expect((await stave.gateway.handle(request)).status).toBe(400)
    expect(await pins()).toBe(before)
  })

  test('needs a sign-in', async () => {
    const { body } = await upload(wav(), 'audio/wav', { cookie: '' })
    expect(body).toMatchObject({ status: 401, code: 'SIGN_IN_REQUIRED' })
  })
})

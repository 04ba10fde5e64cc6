import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type IpfsService, startIpfs } from '../../../script/ipfs/service.ts'
import { encodeMetadata } from '../metadata/encode.ts'
import { addToIpfs } from './add.ts'
import { cidOf } from './cidOf.ts'
import { fetchBlock, fetchFromIpfs } from './fetch.ts'
import { fetchProfileMetadata, fetchSongMetadata } from './fetchMetadata.ts'

let ipfs: IpfsService
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stave-ipfs-'))
  ipfs = await startIpfs({ directory, apiPort: 0, gatewayPort: 0 })
})

afterAll(async () => {
  await ipfs.close()
  await rm(directory, { recursive: true })
})

/** A server that answers each request with the next of these, and counts. */
async function gatewayThatSays(...answers: { status: number; body: string }[]) {
  let requests = 0
  const server = createServer((_, response) => {
    const answer = answers[Math.min(requests++, answers.length - 1)]
    response.writeHead(answer?.status ?? 500).end(answer?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { gatewayUrl: `http://127.0.0.1:${port}`, requests: () => requests }
}

const hello = new TextEncoder().encode('hello world\n')
const helloCid = 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4'
const large = Uint8Array.from({ length: 1_000_003 }, (_, index) => (index * 7919) % 251)

describe('adding', () => {
  test('stores bytes and gives the CID that Kubo gives', async () => {
    expect(await addToIpfs({ apiUrl: ipfs.apiUrl, content: hello })).toEqual({
      cid: helloCid,
      size: 12,
    })
  })

  test('stores a file of many blocks, tells its progress, and gives back ranges', async () => {
    const seen: number[] = []
    const content = new Blob([large])
    const onProgress = (bytes: number) => seen.push(bytes)
    const { cid, size } = await addToIpfs({ apiUrl: ipfs.apiUrl, content, onProgress })
    expect(size).toBe(large.length)
    expect(cid).toBe(await cidOf(large))
    expect(seen.at(-1)).toBe(large.length)
    const range = { start: 500_000, end: 500_099 }
    const response = await fetchFromIpfs({ gatewayUrl: ipfs.gatewayUrl, cid, range })
    expect(response.status).toBe(206)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(bytes).toEqual(large.slice(500_000, 500_100))
  })

  test('says so when no node answers', async () => {
    await expect(addToIpfs({ apiUrl: 'http://127.0.0.1:1', content: hello })).rejects.toMatchObject(
      {
        name: 'IpfsUnreachableError',
        shortMessage: 'IPFS does not answer.',
      },
    )
  })

  test('says so when the node stored something else', async () => {
    const liar = await gatewayThatSays({
      status: 200,
      body: JSON.stringify({ Name: 'x', Hash: await cidOf(large), Size: '12' }),
    })
    await expect(addToIpfs({ apiUrl: liar.gatewayUrl, content: hello })).rejects.toMatchObject({
      name: 'CidMismatchError',
    })
  })

  test('says so when the node refuses', async () => {
    const node = await gatewayThatSays({ status: 403, body: '{"Message":"no"}' })
    await expect(addToIpfs({ apiUrl: node.gatewayUrl, content: hello })).rejects.toMatchObject({
      name: 'IpfsRefusedError',
    })
  })
})

describe('fetching', () => {
  test('verifies blocks', async () => {
    await addToIpfs({ apiUrl: ipfs.apiUrl, content: hello })
    const bytes = await fetchBlock({ gatewayUrl: ipfs.gatewayUrl, cid: helloCid })
    expect(bytes).toEqual(hello)
    const liar = await gatewayThatSays({ status: 200, body: 'goodbye world\n' })
    await expect(fetchBlock({ gatewayUrl: liar.gatewayUrl, cid: helloCid })).rejects.toMatchObject({
      name: 'CidMismatchError',
    })
    expect(liar.requests()).toBe(1)
  })

  test('tries again while the gateway is overloaded, and not when it refuses', async () => {
    const busy = await gatewayThatSays(
      { status: 503, body: '' },
      { status: 429, body: '' },
      { status: 200, body: 'hello world\n' },
    )
    expect(await fetchBlock({ gatewayUrl: busy.gatewayUrl, cid: helloCid })).toEqual(hello)
    expect(busy.requests()).toBe(3)
    const without = await gatewayThatSays({ status: 404, body: '' })
    await expect(
      fetchFromIpfs({ gatewayUrl: without.gatewayUrl, cid: helloCid }),
    ).rejects.toMatchObject({ shortMessage: 'IPFS does not have this content.', status: 404 })
    expect(without.requests()).toBe(1)
  })

  test('gives up on a gateway that never answers', async () => {
    const server = createServer(() => {})
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => server.closeAllConnections())
    onTestFinished(() => void server.close())
    const gatewayUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const options = { gatewayUrl, cid: helloCid, timeout: 20, retryCount: 1 }
    await expect(fetchFromIpfs(options)).rejects.toMatchObject({ name: 'IpfsUnreachableError' })
    const signal = AbortSignal.abort()
    await expect(fetchFromIpfs({ ...options, signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})

test('metadata comes back by the digest that the catalog keeps', async () => {
  const profile = { type: 'profile', name: 'Ada Quist', bio: 'Tape and strings.' } as const
  const { bytes, digest, cid } = encodeMetadata(profile)
  expect(await addToIpfs({ apiUrl: ipfs.apiUrl, content: bytes })).toMatchObject({ cid })
  const options = { gatewayUrl: ipfs.gatewayUrl, digest }
  expect(await fetchProfileMetadata(options)).toMatchObject(profile)
  await expect(fetchSongMetadata(options)).rejects.toMatchObject({ name: 'InvalidMetadataError' })
})

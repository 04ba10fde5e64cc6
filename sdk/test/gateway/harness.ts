import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Hex, parseEther } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import { afterAll, beforeAll } from 'vitest'
import { type IpfsService, startIpfs } from '../../../script/ipfs/service.ts'
import type { Line } from '../../src/catalog/terms.ts'
import {
  createAudioCipher,
  encryptAudio,
  generateEncryptionKey,
  wrapSongKey,
} from '../../src/encryption/index.ts'
import { createGateway, type Gateway, type GatewayConfig } from '../../src/gateway/index.ts'
import { addToIpfs } from '../../src/ipfs/index.ts'
import { encodeMetadata } from '../../src/metadata/index.ts'
import { plainSplit, toShares } from '../../src/splits/tranches.ts'
import {
  addPlay,
  createSessionKey,
  decodeItems,
  encodeItems,
  type Play,
  type SessionKey,
  type SignedTab,
  signTab,
} from '../../src/tabs/index.ts'
import { account, testChain } from '../chain.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

export const chainId = 31337
export const gatewayKey: Hex = '0x2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6'
export const gatewayAddress = account(9).address
export const host = 'stave.test'
const artist = 5
const plenty = { burst: 100_000, perSecond: 1 }
const encryptionKey = generateEncryptionKey()

export type Published = {
  song: number
  split: number
  audio: Uint8Array
  /** The file without loss, where it was asked for. */
  lossless: Uint8Array | undefined
  price: bigint
}
export type Listener = { index: number; address: Hex; key: SessionKey }
export type Lane = { nonce: string; items: Hex; available: string; balance: string }
export type Answer = Response & { cookies: string }

/** Chain, Postgres, IPFS and a gateway of this test file's own, started before its tests and stopped after them. */
export function testGateway(
  overrides: Partial<GatewayConfig> = {},
  chainOptions: Parameters<typeof testChain>[0] = {},
) {
  const chain = testChain(chainOptions)
  let postgres: TestPostgres
  let ipfs: IpfsService
  let folder: string
  let gateway: Gateway
  let nextAccount = 100

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stave-gateway-'))
    ;[postgres, ipfs] = await Promise.all([startPostgres(), startTestIpfs()])
    gateway = createGateway(config())
  })
  afterAll(async () => {
    await gateway.close()
    await ipfs.close()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  })

  function startTestIpfs(ports = { apiPort: 0, gatewayPort: 0 }): Promise<IpfsService> {
    return startIpfs({ directory: folder, ...ports })
  }

  function config(): GatewayConfig {
    return {
      chainId,
      rpcUrl: chain.rpcUrl,
      databaseUrl: postgres.url,
      privateKey: gatewayKey,
      ipfsApiUrl: ipfs.apiUrl,
      ipfsGatewayUrl: ipfs.gatewayUrl,
      sessionSecret: 'for tests only, and long enough!',
      encryptionKey: encryptionKey.privateKey,
      chainCacheMs: 1,
      // All of a file's listeners come from one address.
      rates: { session: plenty, tabs: plenty },
      ...overrides,
    }
  }

  /** Sends a request to the gateway as a browser on its own site does. */
  async function call(
    method: string,
    path: string,
    { headers = {}, body, to = gateway }: CallOptions = {},
  ): Promise<Answer> {
    const isJson = body !== undefined && !(body instanceof Uint8Array)
    const request = new Request(`http://${host}/api/${path}`, {
      method,
      headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers },
      body: (isJson ? JSON.stringify(body, bigintsAsText) : body) as BodyInit,
    })
    const response = await to.handle(request)
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    return Object.assign(response, { cookies: cookies.join('; ') })
  }

  /** Publishes a song of random bytes, encrypted for the gateway, and registers it. */
  async function publish(options: PublishOptions = {}): Promise<Published> {
    const { price = 10_000n, seconds = 100, size = 1_000_000, releaseAt = 0 } = options
    const seed = JSON.stringify({ ...options, price: String(price) })
    const audio = noise(size, seed)
    const lossless = options.lossless ? noise(size * 3, seed) : undefined
    const file = await addAudio(audio, options)
    const { bytes, digest } = encodeMetadata({
      type: 'song',
      title: 'Blue Hour',
      artist: 'Ada Quist',
      genre: 'Ambient',
      license: 'CC-BY-4.0',
      explicit: false,
      duration: seconds,
      artwork: { cid: file.cid, mime: 'image/png' },
      audio: { ...file, mime: 'audio/mpeg' },
      ...(lossless && { lossless: { ...(await addAudio(lossless, options)), mime: 'audio/flac' } }),
      waveform: [],
      credits: [],
    })
    await addToIpfs({ apiUrl: ipfs.apiUrl, content: bytes })
    const client = chain.wallet(artist)
    const shares = toShares([{ recipient: account(artist).address, percent: 100 }])
    const created = await client.createSplit({ tranches: plainSplit(shares) })
    const { split } = await client.waitForCreateSplit({ hash: created })
    const terms = { price, releaseAt, lines: options.lines ?? (['TABS'] as Line[]) }
    const names = { title: 'Blue Hour', genre: 'Ambient' }
    const owner = account(artist).address
    const hash = await client.registerSong({
      artist: owner,
      metadata: digest,
      split,
      terms,
      ...names,
    })
    const { song } = await client.waitForRegisterSong({ hash })
    return { song, split, audio, lossless, price }
  }

  /** Adds a file to IPFS, encrypted unless it shall be plain, and says of it what metadata say. */
  async function addAudio(data: Uint8Array<ArrayBuffer>, { plain }: PublishOptions) {
    const cipher = createAudioCipher()
    const content = plain ? data : await encryptAudio({ ...cipher, data })
    const { cid } = await addToIpfs({ apiUrl: ipfs.apiUrl, content })
    const { key, counter } = cipher
    const { publicKey } = encryptionKey
    const wrappedKeys = [await wrapSongKey({ key, for: 'gateway', publicKey })]
    const encryption = { scheme: 'AES-256-CTR' as const, counter, wrappedKeys }
    return { cid, size: data.length, encryption: plain ? null : encryption }
  }

  /** A new account with gas and 1,000 USDC. */
  async function newAccount(): Promise<number> {
    const index = nextAccount++
    const { address } = account(index)
    await chain.miner().setBalance({ address, value: parseEther('10') })
    const wallet = chain.wallet(index)
    const hash = await wallet.mintTestUsd({ to: address, amount: 1_000_000_000n })
    await wallet.waitForReceipt({ hash })
    return index
  }

  /** A listener with a deposit and a registered key. */
  async function newListener({ amount = 1_000_000n, expiresAt }: ListenerOptions = {}) {
    const index = await newAccount()
    const wallet = chain.wallet(index)
    const { hash, key } = await wallet.openLane({ gateway: gatewayAddress, amount, expiresAt })
    await wallet.waitForReceipt({ hash })
    return { index, address: account(index).address, key } satisfies Listener
  }

  /** Another device: a key of its own for the listener's lane. */
  async function newDevice(listener: Listener): Promise<Listener> {
    const wallet = chain.wallet(listener.index)
    const key = await createSessionKey()
    const expiresAt = Math.floor(Date.now() / 1000) + 86_400 * 7
    const hash = await wallet.addSessionKey({ gateway: gatewayAddress, key: { ...key, expiresAt } })
    await wallet.waitForReceipt({ hash })
    return { ...listener, key }
  }

  /** Signs in with the listener's session key; the answer is the cookie. */
  async function signIn(listener: Listener, to = gateway): Promise<string> {
    const message = await signInMessage(listener, to)
    const key = await signText(listener.key, message)
    const answer = await call('POST', 'session', { body: { message, key }, to })
    if (!answer.ok) throw new Error(await answer.text())
    return answer.cookies
  }

  async function signInMessage(
    { address }: Pick<Listener, 'address'>,
    to = gateway,
    fields: Partial<Parameters<typeof createSiweMessage>[0]> = {},
  ): Promise<string> {
    const { nonce } = (await (await call('GET', 'session', { to })).json()) as { nonce: string }
    return createSiweMessage({
      address,
      chainId,
      domain: host,
      nonce,
      uri: `http://${host}`,
      version: '1',
      ...fields,
    })
  }

  async function readLane(listener: Listener, to = gateway): Promise<Lane> {
    const cookie = await signIn(listener, to)
    const answer = await call('GET', 'tabs', { headers: { cookie }, to })
    return (await answer.json()) as Lane
  }

  /** Plays as the player does: signs on top of the lane as it stands, and again when another device was faster. */
  async function play(
    listener: Listener,
    { song, price }: Published,
    { to = gateway, lane }: { to?: Gateway; lane?: Lane } = {},
  ): Promise<{ answer: Answer; tab: SignedTab; lane: Lane }> {
    let current = lane ?? (await readLane(listener, to))
    for (let attempt = 1; ; attempt++) {
      const tab = await sign(listener, current, { song, kind: 'PAID', amount: price })
      const answer = await call('PUT', 'tabs', { body: { ...tab, song }, to })
      const body = await answer.clone().json()
      if (attempt > 10) throw new Error(`no end of conflicts: ${JSON.stringify(body)}`)
      if (answer.status !== 409 || body.lane === undefined) return { answer, tab, lane: body }
      current = body.lane
    }
  }

  /** Signs the lane's next play without offering it. */
  async function signNext(
    listener: Listener,
    { song, price }: Published,
    lane: Pick<Lane, 'nonce' | 'items'> = { nonce: '1', items: '0x' },
  ): Promise<SignedTab & { song: number }> {
    return { ...(await sign(listener, lane, { song, kind: 'PAID', amount: price })), song }
  }

  return {
    chain,
    get ipfs() {
      return ipfs
    },
    /** Where IPFS keeps its blocks and pins. */
    get ipfsFolder() {
      return folder
    },
    get postgres() {
      return postgres
    },
    get gateway() {
      return gateway
    },
    config,
    call,
    publish,
    newAccount,
    newListener,
    newDevice,
    signIn,
    signInMessage,
    readLane,
    signNext,
    play,
    /** Stops IPFS, or starts it again where it was. */
    async stopIpfs() {
      await ipfs.close()
    },
    async resumeIpfs() {
      const [apiPort, gatewayPort] = [ipfs.apiUrl, ipfs.gatewayUrl].map((url) => new URL(url).port)
      const ports = { apiPort: Number(apiPort), gatewayPort: Number(gatewayPort) }
      ipfs = await startTestIpfs(ports)
    },
  }
}

type CallOptions = { headers?: Record<string, string>; body?: unknown; to?: Gateway }
type PublishOptions = {
  price?: bigint
  /** Of sound. */
  seconds?: number
  /** Bytes. */
  size?: number
  releaseAt?: number
  lines?: Line[]
  /** Not encrypted. */
  plain?: boolean
  /** With a second file, without loss. */
  lossless?: boolean
}
type ListenerOptions = { amount?: bigint; expiresAt?: number }

/** Signs a lane's next tab, with one play more than it holds. */
export function sign(
  { address, key }: Listener,
  { nonce, items }: Pick<Lane, 'nonce' | 'items'>,
  ...plays: Play[]
): Promise<SignedTab> {
  const before = items === '0x' ? [] : decodeItems(items)
  const after = plays.reduce((list, one) => addPlay(list, one), before)
  return signTab(key, {
    chainId,
    listener: address,
    gateway: gatewayAddress,
    nonce: BigInt(nonce),
    items: encodeItems(after),
  })
}

/** A session key's signature of text, as sign-in takes it. */
export async function signText({ privateKey, x, y }: SessionKey, text: string) {
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const bytes = new TextEncoder().encode(text)
  const signature = Buffer.from(await crypto.subtle.sign(algorithm, privateKey, bytes))
  const hex = (from: number) => `0x${signature.subarray(from, from + 32).toString('hex')}` as Hex
  return { x, y, r: hex(0), s: hex(32) }
}

/** The same noise for the same seed. */
export function noise(size: number, seed: string): Uint8Array<ArrayBuffer> {
  const block = createHash('sha512').update(seed).digest()
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at++) bytes[at] = (block[at % 64] ?? 0) ^ ((at >> 6) * 31)
  return bytes
}

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

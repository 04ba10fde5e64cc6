import { decodeItems } from '@stave/sdk/tabs'
import type { Address, Hex } from 'viem'
import { beforeEach, expect, test, vi } from 'vitest'
import { GatewayProblem } from './gateway-client.ts'
import { type Listener, openPlay } from './play.ts'

const { getAccess, offer, signInWithKey, isSignedIn } = vi.hoisted(() => ({
  getAccess: vi.fn(),
  offer: vi.fn(),
  signInWithKey: vi.fn(),
  isSignedIn: vi.fn(),
}))
vi.mock('@stave/sdk/actions', () => ({
  getAccess,
  getLane: () => Promise.resolve({ balance: 0n, notice: 0n }),
}))
vi.mock('@stave/sdk/tabs', async (original) => ({
  ...(await original<object>()),
  signTab: (_: unknown, tab: object) => Promise.resolve(tab),
}))
vi.mock('./offer.ts', () => ({ offer, offerAgain: () => Promise.resolve(undefined) }))
vi.mock('./session.ts', () => ({ isSignedIn, signInWithKey }))
vi.mock('./gateway-client.ts', async (original) => ({
  ...(await original<object>()),
  readGateway: () => Promise.resolve({ address: gateway }),
  readLane: () => Promise.resolve({ nonce: 3n, items: '0x' }),
}))

const gateway: Address = '0x9999999999999999999999999999999999999999'
const key = { expiresAt: Date.now() / 1_000 + 3_600 }
const play = { song: 7, price: 10_000n }

function listener(hasKey = true): Listener {
  return {
    address: '0x1111111111111111111111111111111111111111',
    chainId: 31_337,
    tabs: '0x2222222222222222222222222222222222222222',
    client: {} as Listener['client'],
    keys: { get: async () => (hasKey ? key : undefined) } as unknown as Listener['keys'],
  }
}

function signedItems() {
  const [tab] = offer.mock.calls[0] as [{ items: Hex }]
  return decodeItems(tab.items)
}

beforeEach(() => {
  vi.clearAllMocks()
  offer.mockResolvedValue({})
  isSignedIn.mockResolvedValue(true)
})

test('a play that is paid is signed with its price', async () => {
  getAccess.mockResolvedValue({ allowed: false, reason: 'PAYMENT_REQUIRED' })
  expect(await openPlay(listener(), play)).toEqual({ state: 'open', paid: true })
  expect(signedItems()).toEqual([{ song: 7, kind: 'PAID', plays: 1, amount: 10_000n }])
})

test.each(['SUBSCRIPTION', 'PATRON', 'GIFT'] as const)(
  'a play by %s is signed as such, and costs nothing',
  async (kind) => {
    getAccess.mockResolvedValue({ allowed: true, reason: kind })
    expect(await openPlay(listener(), play)).toEqual({ state: 'open', paid: false, by: kind })
    expect(signedItems()).toEqual([{ song: 7, kind, plays: 1, amount: 0n }])
  },
)

test('a subscriber’s device must sign, so that the artist is paid', async () => {
  getAccess.mockResolvedValue({ allowed: true, reason: 'SUBSCRIPTION' })
  expect(await openPlay(listener(false), play)).toMatchObject({ state: 'gated', gate: 'renew' })
  expect(offer).not.toHaveBeenCalled()
})

test('patrons and gifts are heard without a key too, uncounted', async () => {
  getAccess.mockResolvedValue({ allowed: true, reason: 'PATRON' })
  expect(await openPlay(listener(false), play)).toEqual({
    state: 'open',
    paid: false,
    by: 'PATRON',
  })
  isSignedIn.mockResolvedValue(false)
  expect(await openPlay(listener(false), play)).toMatchObject({ state: 'gated', gate: 'sign-in' })
  getAccess.mockResolvedValue({ allowed: true, reason: 'GIFT' })
  expect(await openPlay(listener(false), play)).toMatchObject({ state: 'open', by: 'GIFT' })
})

test('a subscription plays on when plays are signed faster than anybody listens', async () => {
  getAccess.mockResolvedValue({ allowed: true, reason: 'SUBSCRIPTION' })
  offer.mockRejectedValue(new GatewayProblem(422, { code: 'PLAYS_TOO_FAST' }))
  expect(await openPlay(listener(), play)).toMatchObject({ state: 'open', by: 'SUBSCRIPTION' })
  offer.mockRejectedValue(new GatewayProblem(422, { code: 'TAB_ITEMS_INVALID' }))
  expect(await openPlay(listener(), play)).toMatchObject({ state: 'gated', gate: 'failed' })
})

test('a gift is heard even when the play cannot be counted', async () => {
  getAccess.mockResolvedValue({ allowed: true, reason: 'GIFT' })
  offer.mockRejectedValue(new Error('refused'))
  expect(await openPlay(listener(), play)).toMatchObject({ state: 'open', by: 'GIFT' })
})

test('what is free for everybody opens without a wallet, and whatever fails', async () => {
  const free = { song: 7, price: 0n }
  expect(await openPlay(undefined, free)).toEqual({ state: 'open', paid: false })
  getAccess.mockRejectedValue(new Error('no chain'))
  expect(await openPlay(listener(), free)).toEqual({ state: 'open', paid: false })
})

test('owners hear their songs, uncounted', async () => {
  getAccess.mockResolvedValue({ allowed: true, reason: 'OWNER' })
  expect(await openPlay(listener(), play)).toEqual({ state: 'open', paid: false })
  expect(offer).not.toHaveBeenCalled()
  expect(signInWithKey).toHaveBeenCalledOnce()
})

test('a song that nobody may buy says where to look', async () => {
  getAccess.mockResolvedValue({ allowed: false, reason: 'CLOSED' })
  const listen = await openPlay(listener(), play)
  expect(listen).toMatchObject({ state: 'gated', gate: 'closed' })
})

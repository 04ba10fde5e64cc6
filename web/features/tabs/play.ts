import { type AccessReason, getAccess, getLane, type StaveClient } from '@stave/sdk/actions'
import { ChainUnreachableError, toStaveError } from '@stave/sdk/errors'
import {
  addPlay,
  decodeItems,
  encodeItems,
  type PlayKind,
  type SessionKeyStore,
  type StoredSessionKey,
  signTab,
} from '@stave/sdk/tabs'
import type { Address } from 'viem'
import type { Gate, Listen } from '@/features/player/playback.ts'
import { reasonOf } from '@/lib/errors.ts'
import { formatUsd } from '@/lib/money.ts'
import {
  type GatewayInfo,
  type GatewayLane,
  GatewayProblem,
  readGateway,
  readLane,
  toLane,
} from './gateway-client.ts'
import { offer, offerAgain } from './offer.ts'
import { isSignedIn, signInWithKey } from './session.ts'

/** Who listens, on which chain, and where this device keeps its keys. */
export type Listener = {
  address: Address
  chainId: number
  /** The Tabs contract. */
  tabs: Address
  client: StaveClient
  keys: SessionKeyStore
}

export type PlayRequest = { song: number; price: bigint }

/** The song costs more than the listener has seen; the player shows the new price and asks again. */
export class PriceRaisedError extends Error {
  override name = 'PriceRaisedError'
  readonly price: bigint
  constructor(price: bigint, options: ErrorOptions) {
    super(`The song now costs ${formatUsd(price)} a play. Press play to agree.`, options)
    this.price = price
  }
}

/** What the chain grants, as the kind of play that is signed for it; such a play costs nothing. */
const grantedKinds: Partial<Record<AccessReason, Exclude<PlayKind, 'PAID'>>> = {
  GIFT: 'GIFT',
  PATRON: 'PATRON',
  SUBSCRIPTION: 'SUBSCRIPTION',
}

/** Other devices may sign at the same moment; each refusal brings the lane as it then stands. */
const ATTEMPTS = 5

/**
 * Opens the rest of a song: by a right that the listener has, else with a play that the deposit pays. Either way this
 * device's session key signs the play, so that it counts: for the artist's part of a subscription, for a listener's
 * credit. Nothing pops up. What is missing comes back as a gate with words; only `PriceRaisedError` is thrown.
 */
export async function openPlay(listener: Listener | undefined, play: PlayRequest): Promise<Listen> {
  const free: Listen = { state: 'open', paid: false }
  if (!listener) {
    if (play.price === 0n) return free
    return gate(
      'connect',
      'The first 30 seconds are free. Connect a wallet to hear the whole song.',
    )
  }
  try {
    return await openFor(listener, play)
  } catch (error) {
    // What is free for everybody opens whatever kept the play from being counted.
    if (play.price === 0n) return free
    if (error instanceof PriceRaisedError) throw error
    return gateFor(error)
  }
}

async function openFor(listener: Listener, play: PlayRequest): Promise<Listen> {
  const { address, chainId, client } = listener
  const gateway = await readGateway()
  const key = await usableKey(listener, gateway)
  const { allowed, reason } = await getAccess(client, { listener: address, song: play.song })
  if (allowed)
    return await openGranted(listener, { gateway, key, play, kind: grantedKinds[reason] })
  if (play.price === 0n) return { state: 'open', paid: false }
  if (reason !== 'PAYMENT_REQUIRED') return closed(reason)
  if (!key) return await missingKey(listener, gateway)
  await signInWithKey({ listener: address, chainId }, key)
  await signPlay(listener, gateway, key, { ...play, kind: 'PAID' })
  return { state: 'open', paid: true }
}

type Granted = {
  gateway: GatewayInfo
  key: StoredSessionKey | undefined
  play: PlayRequest
  /** Undefined for the song's owner, whose plays are not counted. */
  kind: Exclude<PlayKind, 'PAID'> | undefined
}

/** A play that costs nothing. One in a subscription must be signed: by nothing else is the artist paid. */
async function openGranted(listener: Listener, { gateway, key, play, kind }: Granted) {
  const { address, chainId } = listener
  if (!kind) return await openFree(listener, key, play)
  if (!key) {
    if (kind !== 'SUBSCRIPTION') return await openFree(listener, key, play, kind)
    return gate(
      'renew',
      'Your subscription plays this song. Let this device sign, so that the artist is paid for it.',
    )
  }
  await signInWithKey({ listener: address, chainId }, key)
  const counted = signPlay(listener, gateway, key, { song: play.song, price: 0n, kind })
  await counted.catch((error: unknown) => {
    const problem = error instanceof GatewayProblem ? error : undefined
    if (problem?.code === 'PLAYS_TOO_FAST') return
    if (kind === 'SUBSCRIPTION' || problem?.isOutage) throw error
  })
  return { state: 'open', paid: false, by: kind } as const
}

async function usableKey(
  { address, chainId, keys }: Listener,
  gateway: GatewayInfo,
): Promise<StoredSessionKey | undefined> {
  const key = await keys.get({ chainId, listener: address, gateway: gateway.address })
  return key && key.expiresAt > Date.now() / 1000 ? key : undefined
}

/** The gateway must know who listens before it serves what is free for this listener alone. */
async function openFree(
  { address, chainId }: Listener,
  key: StoredSessionKey | undefined,
  { price }: PlayRequest,
  by?: 'GIFT' | 'PATRON',
): Promise<Listen> {
  if (key) await signInWithKey({ listener: address, chainId }, key)
  else if (by !== 'GIFT' && price > 0n && !(await isSignedIn(address))) {
    return gate('sign-in', 'The whole song is free for you. Sign in to hear it.')
  }
  return { state: 'open', paid: false, ...(by && { by }) }
}

async function missingKey(listener: Listener, gateway: GatewayInfo): Promise<Listen> {
  const { address, chainId, client, keys } = listener
  const lane = await getLane(client, { listener: address, gateway: gateway.address })
  const stored = await keys.get({ chainId, listener: address, gateway: gateway.address })
  if (lane.balance > lane.notice) {
    return gate(
      'renew',
      stored
        ? 'This device’s key has expired. Renew it to go on.'
        : 'Your tab is open on another device. Let this one play too.',
    )
  }
  return gate('open', 'The first 30 seconds are free. Open a tab to hear the whole song.')
}

async function signPlay(
  { address, chainId, tabs }: Listener,
  gateway: GatewayInfo,
  key: StoredSessionKey,
  { song, price, kind }: PlayRequest & { kind: PlayKind },
): Promise<GatewayLane> {
  const paid = await offerAgain(address, song)
  if (paid) return paid
  let lane = await readLane()
  for (let attempt = 1; ; attempt++) {
    const items = lane.items === '0x' ? [] : decodeItems(lane.items)
    const packed = encodeItems(addPlay(items, { song, kind, amount: price }))
    const domain = { chainId, address: tabs }
    const message = { listener: address, gateway: gateway.address, nonce: lane.nonce }
    const tab = await signTab(key, { ...domain, ...message, items: packed })
    try {
      return await offer({ ...tab, song })
    } catch (error) {
      if (!(error instanceof GatewayProblem)) throw error
      if (error.code === 'PRICE_CHANGED')
        throw new PriceRaisedError(priceIn(error), { cause: error })
      const { lane: newer } = error.members as { lane?: Parameters<typeof toLane>[0] }
      if (error.status !== 409 || !newer || attempt === ATTEMPTS) throw error
      lane = toLane(newer)
    }
  }
}

function priceIn({ members }: GatewayProblem): bigint {
  return BigInt(String(members.price))
}

function closed(reason: string): Listen {
  const words: Record<string, string> = {
    SUSPENDED: 'A curator has suspended this song.',
    NOT_RELEASED: 'This song is not released yet. Come back then.',
    UNKNOWN_SONG: 'This song does not exist.',
  }
  return gate(
    'closed',
    words[reason] ??
      'This song is for patrons and subscribers. See its page for the ways to hear it.',
  )
}

const gates: Record<string, Gate> = {
  DEPOSIT_INSUFFICIENT: 'top-up',
  KEY_EXPIRED: 'renew',
  KEY_UNKNOWN: 'renew',
  SIGN_IN_INVALID: 'renew',
  ACCESS_CLOSED: 'closed',
  NOT_RELEASED: 'closed',
  SUSPENDED: 'closed',
}

function gateFor(error: unknown): Listen {
  if (!(error instanceof GatewayProblem)) {
    const isOutage = toStaveError(error) instanceof ChainUnreachableError
    return gate(isOutage ? 'outage' : 'failed', reasonOf(error))
  }
  if (error.isOutage) return gate('outage', error.message)
  if (error.code === 'DEPOSIT_INSUFFICIENT') {
    return gate('top-up', 'Your tab is used up. Top up to hear the whole song.')
  }
  return gate(gates[error.code] ?? 'failed', error.message)
}

function gate(name: Gate, message: string): Listen {
  return { state: 'gated', gate: name, message }
}

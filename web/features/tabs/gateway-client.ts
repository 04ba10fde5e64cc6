import type { Address, Hex } from 'viem'
import { fetchWithin } from '@/lib/fetch-within.ts'
import { suspect } from '@/lib/outages/outages.ts'

/** What a gateway tells anyone. Amounts of bytes in `limits`. */
export type GatewayInfo = {
  address: Address
  chainId: number
  encryptionPublicKey: Hex
  previewSeconds: number
  limits: { audio: number; image: number; json: number }
}

/** A lane in the chain's and the gateway's books together; amounts in micro-USDC. */
export type GatewayLane = {
  listener: Address
  /** The nonce to sign next. */
  nonce: bigint
  /** What the next tab must hold besides the play; `0x` is nothing. */
  items: Hex
  balance: bigint
  notice: bigint
  /** Unix seconds. */
  withdrawableAt: number
  /** Signed plays of the tab that still grows. */
  open: bigint
  /** Closed tabs that the chain has not settled yet. */
  unsettled: bigint
  /** What further plays may cost. */
  available: bigint
}

/** Milliseconds after which the gateway, or what it needs, stands still. */
const PATIENCE = 9_000

/** The gateway refused; `message` says what to do next. */
export class GatewayProblem extends Error {
  override name = 'GatewayProblem'
  readonly code: string
  readonly status: number
  readonly members: Record<string, unknown>
  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body.detail === 'string' ? body.detail : 'The gateway did not answer. Try again.')
    this.status = status
    this.code = typeof body.code === 'string' ? body.code : 'INTERNAL'
    this.members = body
  }

  /** Whether the gateway, or something that it needs, did not answer: later it may. */
  get isOutage(): boolean {
    return this.status === 0 || [502, 503, 504].includes(this.status)
  }
}

/** Asks the gateway, with the session's cookie. Throws `GatewayProblem`. */
async function ask<answer>(path: string, init: RequestInit = {}): Promise<answer> {
  const send = fetchWithin(PATIENCE)
  const response = await send(`/api/${path}`, { credentials: 'same-origin', ...init }).catch(
    (cause: unknown) => {
      suspect()
      throw offline(cause)
    },
  )
  if (response.status >= 500) suspect()
  if (response.status === 204) return undefined as answer
  const body: unknown = await response.json().catch((cause: unknown) => {
    if (response.ok) throw offline(cause)
    return {}
  })
  if (!response.ok) throw new GatewayProblem(response.status, body as Record<string, unknown>)
  return body as answer
}

function offline(cause: unknown): GatewayProblem {
  const isLate = cause instanceof DOMException && cause.name === 'TimeoutError'
  const detail = isLate
    ? 'The gateway did not answer in time. Nothing is lost: try again in a few seconds.'
    : 'The gateway cannot be reached. Check the connection and try again.'
  return new GatewayProblem(0, { code: 'OFFLINE', detail })
}

const sendJson = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? value.toString() : value)),
})

let info: Promise<GatewayInfo> | undefined

/** Whom to open a lane with; asked once. */
export function readGateway(): Promise<GatewayInfo> {
  info ??= ask<GatewayInfo>('gateway').catch((error: unknown) => {
    info = undefined
    throw error
  })
  return info
}

/** A nonce to sign in with, and who is signed in. */
export function readSession(): Promise<{ nonce: string; address: Address | null }> {
  return ask('session')
}

export type SignInBody = {
  message: string
  signature?: Hex
  key?: { x: Hex; y: Hex; r: Hex; s: Hex }
}

export function signIn(body: SignInBody): Promise<{ address: Address }> {
  return ask('session', sendJson('POST', body))
}

export function signOut(): Promise<void> {
  return ask('session', { method: 'DELETE' })
}

/** The signed-in listener's lane. */
export async function readLane(): Promise<GatewayLane> {
  return toLane(await ask('tabs'))
}

export type TabBody = {
  listener: Address
  nonce: bigint
  items: Hex
  x: Hex
  y: Hex
  r: Hex
  s: Hex
  /** The song that is to be heard now. */
  song: number
}

/** Hands over the newest tab; the answer opens the song's stream. */
export async function putTab(tab: TabBody): Promise<GatewayLane> {
  return toLane(await ask('tabs', sendJson('PUT', tab)))
}

/** Reads a lane as the gateway writes it, with amounts as text. */
export function toLane(body: Record<keyof GatewayLane, unknown>): GatewayLane {
  const amount = (value: unknown) => BigInt(String(value))
  return {
    listener: body.listener as Address,
    nonce: amount(body.nonce),
    items: body.items as Hex,
    balance: amount(body.balance),
    notice: amount(body.notice),
    withdrawableAt: Number(body.withdrawableAt),
    open: amount(body.open),
    unsettled: amount(body.unsettled),
    available: amount(body.available),
  }
}

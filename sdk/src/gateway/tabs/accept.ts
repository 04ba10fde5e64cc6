import type { Address, Hex } from 'viem'
import { keyId } from '../../tabs/sessionKey.ts'
import { verifyTab } from '../../tabs/verifyTab.ts'
import type { Context } from '../context.ts'
import { ProblemError } from '../http/problem.ts'
import {
  acceptedIn,
  countAttested,
  ensureLane,
  readLane,
  saveKey,
  saveTab,
} from '../store/lanes.ts'
import type { Queries } from '../store/schema.ts'
import { entitlementSeconds } from '../streaming/preview.ts'
import { checkPlays } from './plays.ts'
import { baseOf, describeLane, type LaneView, viewLane } from './state.ts'
import { type Counted, extendsTally, minus, type Tally, tallyOf } from './tally.ts'

/** A tab as a client offers it. */
export type OfferedTab = {
  listener: Address
  nonce: bigint
  items: Hex
  x: Hex
  y: Hex
  r: Hex
  s: Hex
}

/** The songs that the tab has opened, and for how many seconds. */
export type Opened = { song: number; seconds: number }
export type Accepted = { opened: Opened[]; view: LaneView }

/** Used when a song's metadata cannot be had: no song's play should be cut short by that. */
const UNKNOWN_DURATION = 3600
const ATTEMPTS = 5

/**
 * Takes a lane's newest tab: checks it against the chain and what is stored, stores it, and opens the songs that it
 * has more plays of. The very same tab again changes nothing and succeeds.
 *
 * Throws `ProblemError`: SIGNATURE_INVALID, KEY_UNKNOWN, KEY_EXPIRED, TAB_CLOSED or TAB_BEHIND (409, with the lane as
 * it stands, so that the client signs on top of it), DEPOSIT_INSUFFICIENT, PRICE_CHANGED, PLAYS_TOO_FAST and others.
 */
export async function acceptTab(context: Context, tab: OfferedTab): Promise<Accepted> {
  const db = await context.database()
  const tally = tallyOf(tab.items)
  await checkSignature(context, tab)
  const expiresAt = await checkKey(context, tab)

  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await acceptedIn(db, tab.listener, tab.r)
    if (before) {
      const view = await viewLane(context, db, tab.listener)
      // What has gone to the chain anyone can offer again: it proves nothing about who asks.
      const isSecret = before === 'open' || before === 'closed'
      return { opened: isSecret ? await openedBy(context, tally.values()) : [], view }
    }
    const view = await viewAfter(context, db, tab, tally)
    const added = await checkAgainst(context, db, tab, tally, view)
    const opened = await openedBy(context, added)
    if (!(await store(context, db, { tab, view, added, opened, expiresAt }))) continue
    for (const { song } of opened) context.grants.announce(tab.listener, song)
    return { opened, view: await viewLane(context, db, tab.listener) }
  }
  throw await conflict(context, db, tab, 'TAB_BEHIND')
}

async function checkSignature({ config, tabs, gateway }: Context, tab: OfferedTab): Promise<void> {
  const { chainId } = config
  if (await verifyTab({ ...tab, chainId, address: tabs, gateway })) return
  const detail =
    `The signature does not fit the tab. Sign it for gateway ${gateway} on chain ${chainId} with signTab() of ` +
    '@stave/sdk/tabs.'
  throw new ProblemError({ status: 422, code: 'SIGNATURE_INVALID', detail })
}

/** Until when the key signs. What the chain said a moment ago is asked again before a key is refused. */
async function checkKey({ chain }: Context, { listener, x, y }: OfferedTab): Promise<number> {
  const id = keyId(x, y)
  let expiry = await chain.keyExpiry(listener, id)
  const now = await chain.now()
  if (expiry <= now) expiry = await chain.keyExpiry(listener, id, { fresh: true })
  if (expiry > now) return expiry
  if (expiry === 0) {
    const detail =
      'This device’s key is not registered for the listener. Register it, then press play again.'
    throw new ProblemError({ status: 403, code: 'KEY_UNKNOWN', detail })
  }
  const detail =
    'This device’s key has expired or was revoked. Register a new one, then press play again.'
  throw new ProblemError({
    status: 403,
    code: 'KEY_EXPIRED',
    detail,
    members: { expiresAt: expiry },
  })
}

/** The lane, read afresh when by what was read a moment ago the tab would be refused. */
async function viewAfter(
  context: Context,
  db: Queries,
  tab: OfferedTab,
  tally: Tally,
): Promise<LaneView> {
  const view = await viewLane(context, db, tab.listener)
  const cost = costOf(minus(tally, tallyOf(view.items)))
  const isFine = view.nonce === tab.nonce && cost <= view.available
  return isFine ? view : await viewLane(context, db, tab.listener, { fresh: true })
}

/** The plays that the tab adds to the lane. Throws `ProblemError` when it may not. */
async function checkAgainst(
  context: Context,
  db: Queries,
  tab: OfferedTab,
  tally: Tally,
  view: LaneView,
): Promise<Counted[]> {
  if (tab.nonce !== view.nonce) throw await conflict(context, db, tab, 'TAB_CLOSED')
  const base = tallyOf(view.items)
  const added = minus(tally, base)
  const signsCarried = added.length === 0 && !view.isOpen && base.size > 0
  if (!extendsTally(tally, base) || (added.length === 0 && !signsCarried)) {
    throw await conflict(context, db, tab, 'TAB_BEHIND')
  }
  await checkPlays(context, tab.listener, added)
  const cost = costOf(added)
  if (cost > view.available) {
    const { available } = view
    throw new ProblemError({
      status: 402,
      code: 'DEPOSIT_INSUFFICIENT',
      detail: `The play costs ${cost} micro-USDC and ${available} are left in the deposit. Top up, then press play again.`,
      members: { cost, available },
    })
  }
  return added
}

async function conflict(
  context: Context,
  db: Queries,
  { listener }: OfferedTab,
  code: 'TAB_CLOSED' | 'TAB_BEHIND',
): Promise<ProblemError> {
  const view = await viewLane(context, db, listener)
  const lane = await describeLane(context, db, listener, view)
  const what =
    code === 'TAB_CLOSED'
      ? `Tab ${view.nonce} is to be signed now.`
      : 'Another device has signed a play meanwhile.'
  const detail = `${what} Add the play to the items of \`lane\` and sign again with its nonce.`
  return new ProblemError({ status: 409, code, detail, members: { lane } })
}

type StoreParameters = {
  tab: OfferedTab
  view: LaneView
  added: readonly Counted[]
  opened: Opened[]
  expiresAt: number
}

/** Stores tab and rights in one transaction. False when the lane has moved since it was viewed. */
async function store(
  context: Context,
  db: Queries,
  { tab, view, added, opened, expiresAt }: StoreParameters,
): Promise<boolean> {
  const { listener, nonce, items, x, y, r, s } = tab
  const itemCount = (items.length - 2) / 24
  return await db.transaction(async (tx) => {
    await ensureLane(tx, listener, view.nonce)
    const rows = await readLane(tx, listener, { lock: true })
    if (rows?.lane.nonce !== nonce) return false
    const base = baseOf(rows, context.maxItems)
    if (base.items !== view.items || base.isOpen !== view.isOpen) return false
    const unpaid = added.reduce((sum, { kind, plays }) => sum + (kind === 'PAID' ? 0 : plays), 0)
    if (unpaid > 0 && !(await countAttested(tx, listener, unpaid))) throw tooFast()
    const id = keyId(x, y)
    await saveKey(tx, { listener, keyId: id, x, y, expiresAt })
    const amount = costOf(tallyOf(items).values())
    const close = itemCount >= context.maxItems
    const { carried } = base
    await saveTab(tx, {
      listener,
      nonce,
      items,
      itemCount,
      amount,
      keyId: id,
      r,
      s,
      close,
      carried,
    })
    for (const { song, seconds } of opened) {
      const lossless = added.some((play) => play.song === song && play.kind === 'PAID')
      await context.grants.give(tx, { listener, song, seconds, lossless })
    }
    return true
  })
}

function tooFast(): ProblemError {
  const detail =
    'More plays were signed than anybody can listen to in the time. The music goes on; sign the play again later.'
  return new ProblemError({ status: 422, code: 'PLAYS_TOO_FAST', detail })
}

/** Each song once, with the time for which a play opens it. */
function openedBy(context: Context, plays: Iterable<Counted>): Promise<Opened[]> {
  const songs = new Set([...plays].map(({ song }) => song))
  return Promise.all(
    [...songs].map(async (id) => {
      const song = await context.chain.song(id).catch(() => undefined)
      const audio = song && (await context.content.audio(song.metadata).catch(() => undefined))
      return { song: id, seconds: entitlementSeconds(audio ?? { duration: UNKNOWN_DURATION }) }
    }),
  )
}

function costOf(plays: Iterable<Counted>): bigint {
  let cost = 0n
  for (const { price, plays: count } of plays) cost += price * BigInt(count)
  return cost
}

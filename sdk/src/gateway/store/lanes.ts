import { and, asc, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import type { Address, Hex } from 'viem'
import { lower } from './lower.ts'
import {
  acceptances,
  keys,
  lanes,
  type Queries,
  type StoredLane,
  type StoredTab,
  type TabState,
  tabs,
} from './schema.ts'

/** A lane with the tab that grows in it. */
export type LaneRows = { lane: StoredLane; open: StoredTab | undefined }

/** Reads a lane; `lock` holds it against every other writer until the transaction ends. */
export async function readLane(
  db: Queries,
  listener: Address,
  { lock = false } = {},
): Promise<LaneRows | undefined> {
  const query = db
    .select()
    .from(lanes)
    .where(eq(lanes.listener, lower(listener)))
  const [lane] = await (lock ? query.for('update') : query)
  if (!lane) return undefined
  const ofLane = and(eq(tabs.listener, lane.listener), eq(tabs.state, 'open'))
  const [open] = await db.select().from(tabs).where(ofLane)
  return { lane, open }
}

/** Makes the lane's row unless it stands. */
export async function ensureLane(db: Queries, listener: Address, nonce: bigint): Promise<void> {
  await db
    .insert(lanes)
    .values({ listener: lower(listener), nonce })
    .onConflictDoNothing()
}

/** Micro-USDC of the closed tabs that a lane settled up to `chainNonce` still owes. */
export async function unsettledAmount(
  db: Queries,
  listener: Address,
  chainNonce: bigint,
): Promise<bigint> {
  const [row] = await db
    .select({ sum: sql<string>`coalesce(sum(${tabs.amount}), 0)` })
    .from(tabs)
    .where(
      and(
        eq(tabs.listener, lower(listener)),
        inArray(tabs.state, ['closed', 'settling', 'settled']),
        gt(tabs.nonce, chainNonce),
      ),
    )
  return BigInt(row?.sum ?? 0)
}

/** The state of the tab in which this very signature was accepted; undefined when it was not. */
export async function acceptedIn(
  db: Queries,
  listener: Address,
  r: Hex,
): Promise<TabState | undefined> {
  const [row] = await db
    .select({ state: tabs.state })
    .from(acceptances)
    .innerJoin(tabs, eq(tabs.id, acceptances.tabId))
    .where(and(eq(acceptances.listener, lower(listener)), eq(acceptances.r, lower(r))))
  return row?.state
}

export type SaveKeyParameters = {
  listener: Address
  keyId: Hex
  x: Hex
  y: Hex
  /** Unix seconds. */
  expiresAt: number
}

/** Remembers a session key as the chain knows it. */
export async function saveKey(db: Queries, key: SaveKeyParameters): Promise<void> {
  const { expiresAt } = key
  await db
    .insert(keys)
    .values({
      listener: lower(key.listener),
      keyId: lower(key.keyId),
      x: lower(key.x),
      y: lower(key.y),
      expiresAt,
    })
    .onConflictDoUpdate({ target: [keys.listener, keys.keyId], set: { expiresAt } })
}

/** The session keys that a listener has used here. */
export function readKeys(db: Queries, listener: Address) {
  return db
    .select()
    .from(keys)
    .where(eq(keys.listener, lower(listener)))
    .orderBy(desc(keys.expiresAt))
    .limit(20)
}

export type SaveTabParameters = {
  listener: Address
  nonce: bigint
  items: Hex
  itemCount: number
  amount: bigint
  keyId: Hex
  r: Hex
  s: Hex
  /** Whether the tab is full, so that the next play begins another one. */
  close: boolean
  /** Plays carried over that this tab does not hold; `0x` is none. */
  carried: Hex
}

/** Stores the newest version of the lane's open tab. The lane must be locked. */
export async function saveTab(db: Queries, tab: SaveTabParameters): Promise<void> {
  const { nonce, itemCount, amount, close, carried } = tab
  const listener = lower(tab.listener)
  const signed = {
    items: lower(tab.items),
    itemCount,
    amount,
    keyId: lower(tab.keyId),
    r: lower(tab.r),
    s: lower(tab.s),
  }
  const [row] = await db
    .insert(tabs)
    .values({ listener, nonce, ...signed })
    .onConflictDoUpdate({
      target: [tabs.listener, tabs.nonce],
      targetWhere: sql`state <> 'failed'`,
      set: signed,
      setWhere: eq(tabs.state, 'open'),
    })
    .returning({ id: tabs.id })
  if (!row) throw new Error(`tab ${nonce} of ${listener} is closed and cannot grow`)
  await db.insert(acceptances).values({ listener, r: signed.r, tabId: row.id })
  await db.update(lanes).set({ carried }).where(eq(lanes.listener, listener))
  if (close) await closeTab(db, { listener, nonce })
}

/** Closes the lane's open tab: what is signed from now on goes into the next one. The lane must be locked. */
export async function closeTab(
  db: Queries,
  { listener, nonce }: { listener: Address; nonce: bigint },
): Promise<void> {
  await db
    .update(tabs)
    .set({ state: 'closed', closedAt: sql`now()` })
    .where(and(eq(tabs.listener, listener), eq(tabs.nonce, nonce), eq(tabs.state, 'open')))
  await db
    .update(lanes)
    .set({ nonce: nonce + 1n })
    .where(and(eq(lanes.listener, listener), eq(lanes.nonce, nonce)))
}

/** A lane's tabs that are neither failed nor confirmed, oldest first. */
export function pendingTabs(db: Queries, listener: Address): Promise<StoredTab[]> {
  return db
    .select()
    .from(tabs)
    .where(
      and(eq(tabs.listener, lower(listener)), ne(tabs.state, 'failed'), eq(tabs.confirmed, false)),
    )
    .orderBy(asc(tabs.nonce))
}

/** Seconds of listening that make a play. */
const PLAY_SECONDS = 30
/** Unpaid plays that may come at once: who skips through songs is not held up. */
const BURST = 120

/**
 * Counts unpaid plays against the time that hearing them takes, with some to spare. False when they came faster than
 * anybody can listen: then nothing is counted. The lane must be locked.
 */
export async function countAttested(
  db: Queries,
  listener: Address,
  plays: number,
): Promise<boolean> {
  const seconds = (count: number) => sql`make_interval(secs => ${count * PLAY_SECONDS})`
  const earliest = sql`greatest(attested_until, now() - ${seconds(BURST)})`
  const { rowCount } = await db.execute(sql`
    update gateway.lanes set attested_until = ${earliest} + ${seconds(plays)}
    where listener = ${lower(listener)} and ${earliest} + ${seconds(plays)} <= now()`)
  return rowCount === 1
}

import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Address } from 'viem'
import { lower } from './lower.ts'
import { directPlays, entitlements, type Queries } from './schema.ts'

export type GrantParameters = {
  listener: Address
  song: number
  seconds: number
  /** Whether it opens the file without loss too. */
  lossless: boolean
}

/** Lets the listener hear the song for so many seconds from now; a right that lasts longer stays. */
export async function grant(
  db: Queries,
  { listener, song, seconds, lossless }: GrantParameters,
): Promise<void> {
  const expiresAt = sql`now() + make_interval(secs => ${seconds})`
  await db
    .insert(entitlements)
    .values({
      listener: lower(listener),
      song,
      expiresAt,
      ...(lossless && { losslessUntil: expiresAt }),
    })
    .onConflictDoUpdate({
      target: [entitlements.listener, entitlements.song],
      set: {
        expiresAt: sql`greatest(${entitlements.expiresAt}, excluded.expires_at)`,
        losslessUntil: sql`greatest(${entitlements.losslessUntil}, excluded.lossless_until)`,
      },
    })
}

/** Whether the listener may hear the song because of a play. */
export async function isEntitled(
  db: Queries,
  listener: Address,
  song: number,
  { lossless = false }: { lossless?: boolean | undefined } = {},
): Promise<boolean> {
  const until = lossless ? entitlements.losslessUntil : entitlements.expiresAt
  const rows = await db
    .select({ song: entitlements.song })
    .from(entitlements)
    .where(
      and(
        eq(entitlements.listener, lower(listener)),
        eq(entitlements.song, song),
        gt(until, sql`now()`),
      ),
    )
  return rows.length > 0
}

/** Forgets rights that have ended. */
export async function pruneEntitlements(db: Queries): Promise<void> {
  await db.delete(entitlements).where(lt(entitlements.expiresAt, sql`now() - interval '1 day'`))
}

export type DirectPlay = {
  hash: Address
  logIndex: number
  listener: Address
  song: number
  amount: bigint
  playedAt: Date
}

/** Records a play that was paid on-chain. False when it has been recorded before. */
export async function saveDirectPlay(db: Queries, play: DirectPlay): Promise<boolean> {
  const saved = await db
    .insert(directPlays)
    .values({ ...play, hash: lower(play.hash), listener: lower(play.listener) })
    .onConflictDoNothing()
    .returning({ hash: directPlays.hash })
  return saved.length === 1
}

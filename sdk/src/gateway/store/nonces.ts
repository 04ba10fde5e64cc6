import { and, eq, gt, lt, sql } from 'drizzle-orm'
import { nonces, type Queries } from './schema.ts'

const NONCE_SECONDS = 600

/** Remembers a sign-in nonce for ten minutes. */
export async function saveNonce(db: Queries, nonce: string): Promise<void> {
  await db.delete(nonces).where(lt(nonces.expiresAt, sql`now()`))
  const expiresAt = sql`now() + make_interval(secs => ${NONCE_SECONDS})`
  await db.insert(nonces).values({ nonce, expiresAt })
}

/** Uses a nonce up. False when it was never given out, has been used, or is too old. */
export async function takeNonce(db: Queries, nonce: string): Promise<boolean> {
  const taken = await db
    .delete(nonces)
    .where(and(eq(nonces.nonce, nonce), gt(nonces.expiresAt, sql`now()`)))
    .returning()
  return taken.length === 1
}

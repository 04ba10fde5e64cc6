import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import type { Address } from 'viem'
import { readLane } from '../store/lanes.ts'
import { lanes, tabs } from '../store/schema.ts'
import { carry } from '../tabs/adopt.ts'
import type { KeeperContext } from './context.ts'

export type FailLaneParameters = {
  listener: Address
  /** The tab that the contract refuses; those after it can only follow it. */
  nonce: bigint
  /** Why the contract refuses it. */
  reason: string
}

/**
 * Gives up a tab that the contract will never take, and those signed after it. Their plays are carried over: the
 * listener's next signature, under the same nonce, must hold them.
 */
export async function failLane(
  { db, logger, report }: KeeperContext,
  { listener, nonce, reason }: FailLaneParameters,
): Promise<void> {
  const failed = await db.transaction(async (tx) => {
    if (!(await readLane(tx, listener, { lock: true }))) return 0
    const rest = and(
      eq(tabs.listener, listener),
      gte(tabs.nonce, nonce),
      inArray(tabs.state, ['open', 'closed']),
    )
    const rows = await tx.select().from(tabs).where(rest).orderBy(asc(tabs.nonce))
    if (rows.length === 0) return 0
    for (const { id, nonce: at } of rows) {
      const why = at === nonce ? reason : `follows tab ${nonce}, which failed`
      await tx.update(tabs).set({ state: 'failed', reason: why }).where(eq(tabs.id, id))
    }
    await carry(
      tx,
      listener,
      rows.map(({ items }) => items),
    )
    await tx.update(lanes).set({ nonce }).where(eq(lanes.listener, listener))
    return rows.length
  })
  report.failed += failed
  if (failed > 0) logger.error({ listener, nonce: String(nonce), reason }, 'tab cannot be settled')
}

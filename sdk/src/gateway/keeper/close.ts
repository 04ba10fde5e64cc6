import { and, eq, gte, inArray, lt, or, sql } from 'drizzle-orm'
import type { Address } from 'viem'
import { closeTab, readLane } from '../store/lanes.ts'
import { lower } from '../store/lower.ts'
import { keys, tabs } from '../store/schema.ts'
import type { KeeperContext } from './context.ts'

/** A key that ends within this time takes its open tab with it. */
const KEY_MARGIN_SECONDS = 3600

/** Closes the open tabs that are due: too old, too dear, too long, their key ending, or their listener leaving. */
export async function closeDue(context: KeeperContext, leaving: readonly Address[]): Promise<void> {
  const { db, settings, chain } = context
  const keysEnd = (await chain.now()) + KEY_MARGIN_SECONDS
  const due = await db
    .select({ listener: tabs.listener })
    .from(tabs)
    .innerJoin(keys, and(eq(keys.listener, tabs.listener), eq(keys.keyId, tabs.keyId)))
    .where(
      and(
        eq(tabs.state, 'open'),
        or(
          lt(tabs.createdAt, sql`now() - make_interval(secs => ${settings.closeAfterSeconds})`),
          gte(tabs.amount, settings.closeAboveAmount),
          gte(tabs.itemCount, settings.closeAboveItems),
          lt(keys.expiresAt, keysEnd),
          leaving.length > 0 ? inArray(tabs.listener, leaving.map(lower)) : undefined,
        ),
      ),
    )
  await closeLanes(
    context,
    due.map(({ listener }) => listener),
  )
}

/** Closes every open tab, or those of the listeners. */
export async function closeAll(
  context: KeeperContext,
  listeners?: readonly Address[],
): Promise<void> {
  const open = await context.db
    .select({ listener: tabs.listener })
    .from(tabs)
    .where(
      and(
        eq(tabs.state, 'open'),
        listeners ? inArray(tabs.listener, listeners.map(lower)) : undefined,
      ),
    )
  await closeLanes(
    context,
    open.map(({ listener }) => listener),
  )
}

async function closeLanes({ db, report }: KeeperContext, listeners: Address[]): Promise<void> {
  for (const listener of listeners) {
    const closed = await db.transaction(async (tx) => {
      const rows = await readLane(tx, listener, { lock: true })
      if (!rows?.open) return false
      await closeTab(tx, rows.open)
      return true
    })
    if (closed) report.closed++
  }
}

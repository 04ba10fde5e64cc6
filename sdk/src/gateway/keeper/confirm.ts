import { and, eq } from 'drizzle-orm'
import { acceptances, type StoredTab, tabs } from '../store/schema.ts'
import type { KeeperContext } from './context.ts'

/** Confirms settled tabs that are deep enough, and takes back those that a reorganisation has undone. */
export async function confirmSettled(context: KeeperContext): Promise<void> {
  const { db, chain } = context
  const unconfirmed = await db
    .select()
    .from(tabs)
    .where(and(eq(tabs.state, 'settled'), eq(tabs.confirmed, false)))
    .limit(1000)
  if (unconfirmed.length === 0) return
  const head = await chain.client.getBlockNumber({ cacheTime: 0 })
  for (const tab of unconfirmed) {
    if (await isUndone(context, tab)) await reopen(context, tab)
    else if (isDeep(context, tab, head)) await confirm(context, tab)
  }
}

/** Whether the lane has gone back before the tab, or the tab's block is no longer that block. */
async function isUndone(
  { chain }: KeeperContext,
  { listener, nonce, blockNumber, blockHash }: StoredTab,
): Promise<boolean> {
  const lane = await chain.lane(listener, { fresh: true })
  if (lane.nonce < nonce) return true
  if (blockNumber === null) return false
  const block = await chain.client.getBlock({ blockNumber }).catch(() => undefined)
  return block !== undefined && block.hash !== blockHash
}

function isDeep({ settings }: KeeperContext, { blockNumber }: StoredTab, head: bigint): boolean {
  return blockNumber === null || head - blockNumber + 1n >= BigInt(settings.confirmations)
}

/** Puts a settled tab that the chain no longer has back among those that are to be settled. */
export async function reopen(
  { db, report, logger }: KeeperContext,
  { id, listener, nonce }: StoredTab,
): Promise<void> {
  const nowhere = { batchId: null, transaction: null, blockNumber: null, blockHash: null }
  await db
    .update(tabs)
    .set({ state: 'closed', confirmed: false, ...nowhere })
    .where(and(eq(tabs.id, id), eq(tabs.state, 'settled')))
  report.reopened++
  logger.warn({ listener, nonce: String(nonce) }, 'settlement was undone by a reorganisation')
}

/** A confirmed tab's signatures are settled for good: nobody offers them again. */
async function confirm({ db, report }: KeeperContext, { id }: StoredTab): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(tabs).set({ confirmed: true }).where(eq(tabs.id, id))
    await tx.delete(acceptances).where(eq(acceptances.tabId, id))
  })
  report.confirmed++
}

import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { type Address, type Hex, type PublicClient, parseAbiItem } from 'viem'
import { isChainDown } from '../chain.ts'
import type { Logger } from '../logger.ts'
import { reasonOf } from '../logger.ts'
import { readLane } from '../store/lanes.ts'
import { lower } from '../store/lower.ts'
import { lanes, type Queries, type StoredTab, tabs } from '../store/schema.ts'
import { merge, minus, pack, tallyOf } from './tally.ts'

const tabSettled = parseAbiItem(
  'event TabSettled(address indexed listener, address indexed gateway, uint64 nonce, bytes32 keyId, bool attested, uint64 owed, uint64 paid, bytes items)',
)

/** A tab as the chain settled it. */
export type Settlement = {
  nonce: bigint
  items: Hex
  transaction: Hex
  blockNumber: bigint
  blockHash: Hex
}

export type AdoptContext = {
  chain: { client: PublicClient }
  tabs: Address
  gateway: Address
  logger: Logger
}

/**
 * Takes over what the chain has settled in a lane up to `chainNonce` and our books have not: those of a database that
 * was restored, or of a transaction given up that was mined after all.
 *
 * It may be an older version of a tab that was signed anew since. The plays that it lacked are carried into the next
 * tab: the listener's next signature must hold them.
 */
export async function adoptChain(
  context: AdoptContext,
  db: Queries,
  listener: Address,
  chainNonce: bigint,
): Promise<void> {
  const behind = await db
    .select()
    .from(tabs)
    .where(
      and(
        eq(tabs.listener, lower(listener)),
        inArray(tabs.state, ['open', 'closed', 'settling']),
        lte(tabs.nonce, chainNonce),
      ),
    )
  const settlements = behind.length > 0 ? await findSettlements(context, listener) : []
  await db.transaction(async (tx) => {
    const rows = await readLane(tx, listener, { lock: true })
    if (!rows) return
    for (const { id } of behind) {
      // It may have grown until the lane was locked.
      const [tab] = await tx.select().from(tabs).where(eq(tabs.id, id))
      if (!tab || tab.state === 'settled' || tab.state === 'failed') continue
      await adoptTab(
        context,
        tx,
        tab,
        settlements.find(({ nonce }) => nonce === tab.nonce),
      )
    }
    const nonce = chainNonce + 1n
    if (rows.lane.nonce <= chainNonce) {
      await tx
        .update(lanes)
        .set({ nonce })
        .where(eq(lanes.listener, lower(listener)))
    }
  })
}

async function adoptTab(
  { logger }: AdoptContext,
  tx: Queries,
  tab: StoredTab,
  settlement: Settlement | undefined,
): Promise<void> {
  // Where the event cannot be had, what was stored counts as settled.
  const items = settlement ? lower(settlement.items) : tab.items
  const lost = items === tab.items ? '0x' : pack(minus(tallyOf(tab.items), tallyOf(items)))
  await tx
    .update(tabs)
    .set({
      state: 'settled',
      items,
      closedAt: sql`coalesce(${tabs.closedAt}, now())`,
      transaction: settlement?.transaction ?? null,
      blockNumber: settlement?.blockNumber ?? null,
      blockHash: settlement?.blockHash ?? null,
      confirmed: false,
    })
    .where(eq(tabs.id, tab.id))
  if (lost === '0x') return
  await carry(tx, tab.listener, [lost])
  const { listener, nonce } = tab
  logger.warn({ listener, nonce: String(nonce) }, 'an older version of the tab was settled')
}

/** Makes plays part of what the lane's next tab must hold. The lane must be locked and have no open tab. */
export async function carry(tx: Queries, listener: Address, lists: readonly Hex[]): Promise<void> {
  const [lane] = await tx.select().from(lanes).where(eq(lanes.listener, listener))
  const carried = merge([...lists, lane?.carried ?? '0x'])
  await tx.update(lanes).set({ carried }).where(eq(lanes.listener, listener))
}

async function findSettlements(
  { chain, tabs: address, gateway, logger }: AdoptContext,
  listener: Address,
): Promise<Settlement[]> {
  try {
    const logs = await chain.client.getLogs({
      address,
      event: tabSettled,
      args: { listener, gateway },
      fromBlock: 'earliest',
      strict: true,
    })
    return logs.map(({ args, transactionHash, blockNumber, blockHash }) => {
      const { nonce, items } = args
      return { nonce, items, transaction: transactionHash, blockNumber, blockHash }
    })
  } catch (error) {
    // A node that refuses such a search always will; one that is down will answer later.
    if (isChainDown(error)) throw error
    logger.warn({ error: reasonOf(error) }, 'settled tabs cannot be looked up')
    return []
  }
}

import { and, asc, eq, ne, notInArray } from 'drizzle-orm'
import type { Address } from 'viem'
import { tabsAbi } from '../../abis.ts'
import { ContractError } from '../../errors/contract.ts'
import { toStaveError } from '../../errors/toStaveError.ts'
import { ChainUnreachableError } from '../../errors/wallet.ts'
import { reasonOf } from '../logger.ts'
import { keys, type StoredTab, tabs } from '../store/schema.ts'
import { adoptChain } from '../tabs/adopt.ts'
import { reopen } from './confirm.ts'
import type { KeeperContext } from './context.ts'
import { failLane } from './fail.ts'
import { sendBatch } from './send.ts'

/** A tab with the key that signed it, as the contract takes it. */
export type SettleableTab = StoredTab & { x: `0x${string}`; y: `0x${string}` }
/** The closed tabs of one lane, in the order in which alone they can be settled. */
type Queue = [SettleableTab, ...SettleableTab[]]

/** Lanes looked at in one tick. */
const MAX_TABS_A_TICK = 2000

/** Errors that the contract will give for this tab for ever. */
const permanent = new Set([
  'Tabs_UnknownKey',
  'Tabs_KeyExpired',
  'Tabs_BadSignature',
  'Tabs_BadItems',
  'Tabs_UnknownSong',
  'Tabs_AmountNotPaid',
])

/** Sends what is closed to the chain, in transactions that fit. */
export async function settleClosed(context: KeeperContext): Promise<void> {
  const queues = await readQueues(context)
  const ready: Queue[] = []
  for (const queue of queues) {
    const next = await alignWithChain(context, queue)
    if (next) ready.push(next)
  }
  for (const batch of cutIntoBatches(ready, context)) await settleBatch(context, batch)
}

/** Closed tabs by lane; lanes with a transaction under way wait for it. */
async function readQueues({ db }: KeeperContext): Promise<Queue[]> {
  const underWay = db
    .select({ listener: tabs.listener })
    .from(tabs)
    .where(eq(tabs.state, 'settling'))
  const rows = await db
    .select({ tab: tabs, x: keys.x, y: keys.y })
    .from(tabs)
    .innerJoin(keys, and(eq(keys.listener, tabs.listener), eq(keys.keyId, tabs.keyId)))
    .where(and(eq(tabs.state, 'closed'), notInArray(tabs.listener, underWay)))
    .orderBy(asc(tabs.listener), asc(tabs.nonce))
    .limit(MAX_TABS_A_TICK)
  const queues = new Map<Address, Queue>()
  for (const { tab, x, y } of rows) {
    const queue = queues.get(tab.listener)
    const settleable = { ...tab, x, y }
    if (queue) queue.push(settleable)
    else queues.set(tab.listener, [settleable])
  }
  return [...queues.values()]
}

/** The part of the queue that the chain can take next; takes over what the chain has settled already. */
async function alignWithChain(context: KeeperContext, queue: Queue): Promise<Queue | undefined> {
  const { chain, db, report } = context
  const [{ listener }] = queue
  const { nonce } = await chain.lane(listener, { fresh: true })
  const done = queue.filter((tab) => tab.nonce <= nonce).length
  if (done > 0) {
    await adoptChain(context, db, listener, nonce)
    report.settled += done
  }
  const left = queue.filter((tab) => tab.nonce > nonce)
  const next = left.filter((tab, index) => tab.nonce === nonce + 1n + BigInt(index))
  const [first, ...rest] = next
  if (first) return [first, ...rest]
  const [stray] = left
  if (stray) await mendGap(context, stray, nonce + 1n)
  return undefined
}

/**
 * Deals with a tab whose predecessor the chain lacks: one that a deep reorganisation has undone is settled again, one
 * that is in no book of ours makes those after it impossible.
 */
async function mendGap(
  context: KeeperContext,
  { listener }: SettleableTab,
  expected: bigint,
): Promise<void> {
  const [missing] = await context.db
    .select()
    .from(tabs)
    .where(and(eq(tabs.listener, listener), eq(tabs.nonce, expected), ne(tabs.state, 'failed')))
  if (missing?.state === 'settled') return await reopen(context, missing)
  if (missing) return
  await failLane(context, { listener, nonce: expected, reason: `tab ${expected} is missing` })
}

function* cutIntoBatches(queues: Queue[], { settings }: KeeperContext): Generator<Queue[]> {
  let batch: Queue[] = []
  let tabCount = 0
  let itemCount = 0
  for (const queue of queues) {
    const items = queue.reduce((sum, tab) => sum + tab.itemCount, 0)
    const isFull =
      tabCount + queue.length > settings.maxTabs || itemCount + items > settings.maxItems
    if (isFull && batch.length > 0) {
      yield batch
      batch = []
      tabCount = 0
      itemCount = 0
    }
    batch.push(queue)
    tabCount += queue.length
    itemCount += items
  }
  if (batch.length > 0) yield batch
}

/** Sends a batch, or halves of it until what the contract refuses stands alone. */
async function settleBatch(context: KeeperContext, batch: Queue[]): Promise<void> {
  const all = batch.flat()
  const estimate = await estimateGas(context, all)
  if (typeof estimate === 'bigint' && estimate <= context.settings.maxGas) {
    await sendBatch(context, all, estimate)
    return
  }
  if (batch.length > 1) {
    const middle = Math.ceil(batch.length / 2)
    await settleBatch(context, batch.slice(0, middle))
    await settleBatch(context, batch.slice(middle))
    return
  }
  const [[first, second]] = batch as [Queue]
  if (second) return await settleBatch(context, [[first]])
  const { listener, nonce } = first
  if (typeof estimate === 'string' && permanent.has(estimate)) {
    await failLane(context, { listener, nonce, reason: estimate })
  } else {
    const reason = typeof estimate === 'bigint' ? `takes ${estimate} gas` : estimate
    context.logger.warn({ listener, nonce: String(nonce), reason }, 'tab waits')
  }
}

/** The gas that settling takes, or the name of the error with which the contract refuses. */
async function estimateGas(
  { chain, account, tabs: address, logger }: KeeperContext,
  all: readonly SettleableTab[],
): Promise<bigint | string> {
  try {
    return await chain.client.estimateContractGas({
      account,
      address,
      abi: tabsAbi,
      functionName: 'settle',
      args: [all],
    })
  } catch (cause) {
    const error = toStaveError(cause)
    if (error instanceof ChainUnreachableError) throw error
    if (error instanceof ContractError) return error.solidityName
    logger.warn({ tabs: all.length, reason: reasonOf(error) }, 'gas cannot be estimated')
    return reasonOf(error)
  }
}

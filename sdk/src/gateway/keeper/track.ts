import { and, asc, desc, eq } from 'drizzle-orm'
import {
  encodeFunctionData,
  type Hex,
  isAddressEqual,
  parseEventLogs,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from 'viem'
import { tabsAbi } from '../../abis.ts'
import { playKinds } from '../../tabs/items.ts'
import { batches, keys, type StoredTab, tabs, transactions } from '../store/schema.ts'
import { adoptChain } from '../tabs/adopt.ts'
import type { KeeperContext } from './context.ts'
import { postponeDuty } from './duties/postpone.ts'
import { broadcast, dropBatch, sign } from './send.ts'

type Batch = typeof batches.$inferSelect
type Sent = typeof transactions.$inferSelect

/** Nodes take a replacement only if it pays at least a tenth more. */
const RAISE_PERCENT = 125n

/** Looks after every transaction under way: mined, reverted, lost, or stuck. */
export async function trackBatches(context: KeeperContext): Promise<void> {
  const { db } = context
  const pending = await db
    .select()
    .from(batches)
    .where(eq(batches.state, 'pending'))
    .orderBy(asc(batches.accountNonce))
  for (const batch of pending) await trackBatch(context, batch)
}

async function trackBatch(context: KeeperContext, batch: Batch): Promise<void> {
  const { chain, account, db, logger } = context
  const sent = await db
    .select()
    .from(transactions)
    .where(eq(transactions.batchId, batch.id))
    .orderBy(desc(transactions.sentAt))
  const receipt = await findReceipt(context, sent)
  if (receipt) return await finishBatch(context, batch, receipt)

  const { address } = account
  const used = await chain.client.getTransactionCount({ address, blockTag: 'latest' })
  if (used > batch.accountNonce) {
    // Mined between the two questions, or its nonce went to another transaction.
    const late = await findReceipt(context, sent)
    if (late) return await finishBatch(context, batch, late)
    logger.warn({ accountNonce: batch.accountNonce }, 'transaction was displaced')
    return await dropBatch(context, batch.id)
  }
  const [newest] = sent
  if (!newest) return await dropBatch(context, batch.id)
  const age = (Date.now() - newest.sentAt.getTime()) / 1000
  if (age < context.settings.stuckAfterSeconds) return await broadcast(context, newest)
  await replace(context, batch, newest)
}

async function findReceipt(
  { chain }: KeeperContext,
  sent: readonly Sent[],
): Promise<TransactionReceipt | undefined> {
  for (const { hash } of sent) {
    const receipt = await chain.client.getTransactionReceipt({ hash }).catch((error) => {
      if (error instanceof TransactionReceiptNotFoundError) return undefined
      throw error
    })
    if (receipt) return receipt
  }
  return undefined
}

/** Writes down what the mined transaction has settled. */
async function finishBatch(
  context: KeeperContext,
  batch: Batch,
  receipt: TransactionReceipt,
): Promise<void> {
  const { db, report, logger, chain } = context
  if (receipt.status === 'reverted') {
    logger.warn({ hash: receipt.transactionHash }, 'transaction reverted')
    await dropBatch(context, batch.id)
    return await postponeDuty(context, batch)
  }
  if (batch.dutyKind) return await finishDuty(context, batch, receipt)
  const settled = parseEventLogs({ abi: tabsAbi, logs: receipt.logs, eventName: 'TabSettled' })
  const rows = await db.select().from(tabs).where(inBatch(batch))
  const others: StoredTab[] = []
  const own: StoredTab[] = []
  for (const tab of rows) {
    const event = settled.find(
      ({ args }) => args.nonce === tab.nonce && isAddressEqual(args.listener, tab.listener),
    )
    if (event) own.push(tab)
    else others.push(tab)
  }
  await db.transaction(async (tx) => {
    for (const { id } of own) {
      await tx
        .update(tabs)
        .set({
          state: 'settled',
          transaction: receipt.transactionHash,
          blockNumber: receipt.blockNumber,
          blockHash: receipt.blockHash,
          confirmed: false,
        })
        .where(and(eq(tabs.id, id), eq(tabs.state, 'settling')))
    }
    await tx.update(batches).set({ state: 'mined' }).where(eq(batches.id, batch.id))
  })
  // The chain passed these over: an earlier transaction had settled them.
  for (const { listener } of others) {
    const { nonce } = await chain.lane(listener, { fresh: true })
    await adoptChain(context, db, listener, nonce)
  }
  await dropLeftovers(context, batch)
  for (const { args } of parseEventLogs({
    abi: tabsAbi,
    logs: receipt.logs,
    eventName: 'NotCounted',
  })) {
    const { listener, nonce, kind } = args
    logger.warn({ listener, nonce: String(nonce), kind: playKinds[kind] }, 'plays were not counted')
  }
  report.settled += rows.length
  logger.info({ hash: receipt.transactionHash, tabs: rows.length }, 'settlement mined')
}

/** A duty's transaction is mined: the chain says at the next look what is left to do. */
async function finishDuty(
  { db, report, logger }: KeeperContext,
  { id, dutyKind: kind, dutySubject: subject }: Batch,
  { transactionHash: hash }: TransactionReceipt,
): Promise<void> {
  await db.update(batches).set({ state: 'mined' }).where(eq(batches.id, id))
  report.dutiesDone++
  logger.info({ hash, kind, subject }, 'duty done')
}

/** What neither this transaction nor an earlier one has settled goes back to be sent again. */
async function dropLeftovers({ db }: KeeperContext, batch: Batch): Promise<void> {
  await db.update(tabs).set({ state: 'closed', batchId: null }).where(inBatch(batch))
}

function inBatch(batch: Batch) {
  return and(eq(tabs.batchId, batch.id), eq(tabs.state, 'settling'))
}

/** Signs the same transaction again, with the same account nonce and higher fees. */
async function replace(context: KeeperContext, batch: Batch, newest: Sent): Promise<void> {
  const { db, chain, tabs: to, report, logger } = context
  const fees = await chain.client.estimateFeesPerGas()
  const signed = await sign(context, {
    to: batch.target ?? to,
    data: batch.calldata ?? (await settlementData(context, batch)),
    gas: newest.gas,
    nonce: batch.accountNonce,
    maxFeePerGas: raised(newest.maxFeePerGas, fees.maxFeePerGas),
    maxPriorityFeePerGas: raised(newest.maxPriorityFeePerGas, fees.maxPriorityFeePerGas),
  })
  await db.insert(transactions).values({ ...signed, batchId: batch.id })
  report.replaced++
  logger.info({ replaces: newest.hash, hash: signed.hash }, 'transaction is stuck, fees raised')
  await broadcast(context, signed)
}

async function settlementData({ db }: KeeperContext, batch: Batch): Promise<Hex> {
  const rows = await db
    .select({ tab: tabs, x: keys.x, y: keys.y })
    .from(tabs)
    .innerJoin(keys, and(eq(keys.listener, tabs.listener), eq(keys.keyId, tabs.keyId)))
    .where(inBatch(batch))
    .orderBy(asc(tabs.listener), asc(tabs.nonce))
  const all = rows.map(({ tab, x, y }) => ({ ...tab, x, y }))
  return encodeFunctionData({ abi: tabsAbi, functionName: 'settle', args: [all] })
}

function raised(before: bigint, now: bigint): bigint {
  const least = (before * RAISE_PERCENT) / 100n + 1n
  return now > least ? now : least
}

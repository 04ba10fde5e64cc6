import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Address, encodeFunctionData, type Hex, keccak256 } from 'viem'
import { tabsAbi } from '../../abis.ts'
import { reasonOf } from '../logger.ts'
import { batches, type Duty, tabs, transactions } from '../store/schema.ts'
import type { KeeperContext } from './context.ts'
import type { SettleableTab } from './settle.ts'

/** EIP-7825: no transaction may have more gas. */
const GAS_CAP = 16_777_216n

/** What is kept of a transaction so that it can be sent again. */
export type SignedTransaction = typeof transactions.$inferInsert

/**
 * Signs a settlement, stores it, and only then sends it: whatever happens in between, the next tick finds it and sends
 * the very same transaction again.
 */
export async function sendBatch(
  context: KeeperContext,
  all: readonly SettleableTab[],
  estimate: bigint,
): Promise<void> {
  const { db, tabs: to, report } = context
  const data = encodeFunctionData({ abi: tabsAbi, functionName: 'settle', args: [all] })
  const { accountNonce, signed } = await prepare(context, { to, data, estimate })

  const ids = all.map(({ id }) => id)
  const stored = await db
    .transaction(async (tx) => {
      const [batch] = await tx.insert(batches).values({ accountNonce }).returning()
      if (!batch) throw new TakenError()
      await tx.insert(transactions).values({ ...signed, batchId: batch.id })
      const moved = await tx
        .update(tabs)
        .set({ state: 'settling', batchId: batch.id })
        .where(and(inArray(tabs.id, ids), eq(tabs.state, 'closed')))
        .returning({ id: tabs.id })
      if (moved.length !== ids.length) throw new TakenError()
      return true
    })
    .catch((error) => {
      if (error instanceof TakenError) return false
      throw error
    })
  if (!stored) return
  report.sent += all.length
  await broadcast(context, signed)
}

/** What one transaction does for a duty. */
export type DutyCall = { duty: Duty; to: Address; data: Hex; estimate: bigint }

/** As `sendBatch`, for a duty: never twice while one for it is under way. */
export async function sendDuty(
  context: KeeperContext,
  { duty: { kind, subject }, to, data, estimate }: DutyCall,
): Promise<void> {
  const { db, report } = context
  const { accountNonce, signed } = await prepare(context, { to, data, estimate })
  const duty = { dutyKind: kind, dutySubject: subject, target: to, calldata: data }
  const stored = await db.transaction(async (tx) => {
    const [batch] = await tx
      .insert(batches)
      .values({ accountNonce, ...duty })
      .onConflictDoNothing()
      .returning()
    if (batch) await tx.insert(transactions).values({ ...signed, batchId: batch.id })
    return batch !== undefined
  })
  if (!stored) return
  report.dutiesSent++
  await broadcast(context, signed)
}

type Prepared = { accountNonce: number; signed: Omit<SignedTransaction, 'batchId'> }

async function prepare(
  context: KeeperContext,
  { to, data, estimate }: { to: Address; data: Hex; estimate: bigint },
): Promise<Prepared> {
  const accountNonce = await nextAccountNonce(context)
  const gas = minOf((estimate * 12n) / 10n, GAS_CAP)
  const fees = await context.chain.client.estimateFeesPerGas()
  const signed = await sign(context, { to, data, gas, nonce: accountNonce, ...fees })
  return { accountNonce, signed }
}

/** Another keeper has taken some of the tabs; the next tick sees which. */
class TakenError extends Error {}

type Unsigned = {
  to: Hex
  data: Hex
  gas: bigint
  nonce: number
  maxFeePerGas: bigint
  maxPriorityFeePerGas: bigint
}

/** Signs a transaction with the gateway's key. */
export async function sign(
  { account, chainId }: KeeperContext,
  unsigned: Unsigned,
): Promise<Omit<SignedTransaction, 'batchId'>> {
  const raw = await account.signTransaction({ type: 'eip1559', chainId, ...unsigned })
  const { gas, maxFeePerGas, maxPriorityFeePerGas } = unsigned
  return { hash: keccak256(raw), raw, gas, maxFeePerGas, maxPriorityFeePerGas }
}

/** Sends a signed transaction. That the node has it already, or that its nonce is used, is found out by tracking. */
export async function broadcast(
  { chain, logger }: KeeperContext,
  { hash, raw }: Pick<SignedTransaction, 'hash' | 'raw'>,
): Promise<void> {
  try {
    await chain.client.sendRawTransaction({ serializedTransaction: raw })
    logger.info({ hash }, 'transaction sent')
  } catch (error) {
    if (/already (known|imported)|nonce too low/i.test(String(error))) return
    logger.warn({ hash, reason: reasonOf(error) }, 'transaction cannot be sent now')
  }
}

/**
 * The first nonce that neither the chain nor a transaction under way has taken. After a reorganisation it may lie below
 * those under way, which then wait for it.
 */
async function nextAccountNonce({ chain, account, db }: KeeperContext): Promise<number> {
  const { address } = account
  const [known, underWay] = await Promise.all([
    chain.client.getTransactionCount({ address, blockTag: 'pending' }),
    db.select({ nonce: batches.accountNonce }).from(batches).where(eq(batches.state, 'pending')),
  ])
  const taken = new Set(underWay.map(({ nonce }) => nonce))
  let nonce = known
  while (taken.has(nonce)) nonce++
  return nonce
}

/** Puts a batch's tabs back, to be settled by another transaction. */
export async function dropBatch({ db }: KeeperContext, batchId: bigint): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(batches).set({ state: 'dropped' }).where(eq(batches.id, batchId))
    await tx
      .update(tabs)
      .set({ state: 'closed', batchId: sql`null` })
      .where(and(eq(tabs.batchId, batchId), eq(tabs.state, 'settling')))
  })
}

function minOf(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

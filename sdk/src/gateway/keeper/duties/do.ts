import { and, asc, eq, gt, lte, notExists, sql } from 'drizzle-orm'
import { type Address, decodeFunctionData, type Hex } from 'viem'
import { subscriptionsAbi } from '../../../abis.ts'
import { ContractError } from '../../../errors/contract.ts'
import { toStaveError } from '../../../errors/toStaveError.ts'
import { ChainUnreachableError } from '../../../errors/wallet.ts'
import { reasonOf } from '../../logger.ts'
import { batches, type Duty, duties } from '../../store/schema.ts'
import type { KeeperContext } from '../context.ts'
import { sendDuty } from '../send.ts'
import { creditData, forgetSongs } from './epochs.ts'
import { type Look, lookAt } from './look.ts'
import { setDue } from './postpone.ts'
import { RECHECK_SECONDS, watchDuties } from './watch.ts'

/** Errors that say that the newest block's time is a little behind this machine's. */
const early = new Set([
  'EnglishAuctions_StillRunning',
  'Patronage_NotDue',
  'Subscriptions_EpochOpen',
  'Subscriptions_NotDue',
])
const EARLY_SECONDS = 10

/** Does what anyone may do once it is due: collects renewals, settles English auctions, credits epochs. */
export async function doDuties(context: KeeperContext): Promise<void> {
  const now = await context.chain.now({ fresh: true })
  const isCaughtUp = await watchDuties(context, now)
  const due = await readDue(context, now)
  const looks = await Promise.all(due.map((duty) => lookAt(context, duty, { now, isCaughtUp })))
  for (const [index, duty] of due.entries()) {
    const look = looks[index]
    if (look !== undefined) await act(context, duty, look, now)
  }
}

/** Those due, the oldest first, but for those whose transaction is under way. */
async function readDue({ db, settings }: KeeperContext, now: number): Promise<Duty[]> {
  const underWay = db
    .select({ id: batches.id })
    .from(batches)
    .where(and(ofDuty(), eq(batches.state, 'pending')))
  return await db
    .select()
    .from(duties)
    .where(and(lte(duties.dueAt, now), notExists(underWay)))
    .orderBy(asc(duties.dueAt), asc(duties.kind), asc(duties.subject))
    .limit(settings.maxDuties)
}

function ofDuty() {
  return and(eq(batches.dutyKind, duties.kind), eq(batches.dutySubject, duties.subject))
}

async function act(context: KeeperContext, duty: Duty, look: Look, now: number): Promise<void> {
  if (look === 'nothing') return await rest(context, duty, now)
  if ('to' in look) return await perform(context, duty, look, now)
  const dueAt = (await wasDoneLately(context, duty))
    ? Math.min(look.dueAt, now + RECHECK_SECONDS)
    : look.dueAt
  await setDue(context, duty, { dueAt, idleSince: null })
}

/** Looks once more after a while, lest a reorganisation has brought it back, and then forgets it. */
async function rest(context: KeeperContext, duty: Duty, now: number): Promise<void> {
  const { kind, subject, idleSince } = duty
  if (idleSince === null || now < idleSince + RECHECK_SECONDS) {
    const due = { dueAt: now + RECHECK_SECONDS, idleSince: idleSince ?? now }
    return await setDue(context, duty, due)
  }
  const own = and(eq(duties.kind, kind), eq(duties.subject, subject))
  await context.db.delete(duties).where(own)
  if (kind === 'epoch') await forgetSongs(context, Number(subject))
}

/** Whether this keeper's own transaction for it is so young that a reorganisation could undo it. */
async function wasDoneLately({ db }: KeeperContext, { kind, subject }: Duty): Promise<boolean> {
  const since = sql`now() - make_interval(secs => ${RECHECK_SECONDS})`
  const rows = await db
    .select({ id: batches.id })
    .from(batches)
    .where(
      and(
        eq(batches.dutyKind, kind),
        eq(batches.dutySubject, subject),
        eq(batches.state, 'mined'),
        gt(batches.createdAt, since),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** Sends the call if the chain takes it, or tries again later. */
async function perform(
  context: KeeperContext,
  duty: Duty,
  call: { to: Address; data: Hex },
  now: number,
): Promise<void> {
  const { settings, logger } = context
  const { kind, subject } = duty
  const estimate = await estimateGas(context, call)
  if (typeof estimate === 'bigint' && estimate <= settings.maxGas) {
    return await sendDuty(context, { duty, ...call, estimate })
  }
  const half = typeof estimate === 'bigint' && kind === 'epoch' ? halved(call.data) : undefined
  if (half) return await perform(context, duty, { to: call.to, data: half }, now)
  const reason = typeof estimate === 'bigint' ? `takes ${estimate} gas` : estimate
  logger.info({ kind, subject, reason }, 'duty waits')
  const wait = early.has(reason) ? EARLY_SECONDS : settings.retryAfterSeconds
  await setDue(context, duty, { dueAt: now + wait, idleSince: null })
}

/** The first half of the songs that the call credits; undefined when there is but one. */
function halved(data: Hex): Hex | undefined {
  const call = decodeFunctionData({ abi: subscriptionsAbi, data })
  if (call.functionName !== 'creditEpoch' || call.args[1].length < 2) return undefined
  const [epoch, songs] = call.args
  return creditData(epoch, songs.slice(0, Math.ceil(songs.length / 2)))
}

/** The gas that the call takes, or why the chain refuses it. */
async function estimateGas(
  { chain, account }: KeeperContext,
  call: { to: Address; data: Hex },
): Promise<bigint | string> {
  try {
    return await chain.client.estimateGas({ account, ...call })
  } catch (cause) {
    const error = toStaveError(cause)
    if (error instanceof ChainUnreachableError) throw error
    return error instanceof ContractError ? error.solidityName : reasonOf(error)
  }
}

import { and, asc, eq, inArray } from 'drizzle-orm'
import { encodeFunctionData } from 'viem'
import { subscriptionsAbi } from '../../../abis.ts'
import { getEpoch } from '../../../actions/subscriptions/getEpoch.ts'
import { getPoints } from '../../../actions/subscriptions/getPoints.ts'
import { EPOCH, SETTLEMENT_WINDOW } from '../../../actions/subscriptions/tiers.ts'
import { epochSongs } from '../../store/schema.ts'
import type { KeeperContext } from '../context.ts'
import type { Look, LookOptions } from './look.ts'

/** An ended epoch is rolled over when it has no points, or else its songs are credited, so many at a time. */
export async function lookAtEpoch(
  context: KeeperContext,
  epoch: number,
  { now, isCaughtUp }: LookOptions,
): Promise<Look> {
  const { chain, contracts, settings } = context
  const creditableAt = (epoch + 1) * EPOCH + SETTLEMENT_WINDOW
  if (now < creditableAt) return { dueAt: creditableAt }
  const to = contracts.Subscriptions
  const { pool, points, creditedPoints } = await getEpoch(chain.client, { epoch, address: to })
  if (pool === 0n || (points > 0n && creditedPoints === points)) return 'nothing'
  if (points === 0n) {
    const call = { abi: subscriptionsAbi, functionName: 'rollOver', args: [epoch] } as const
    return { to, data: encodeFunctionData(call) }
  }
  // Songs may be missing as long as not all events are read.
  if (!isCaughtUp) return { dueAt: now }
  const songs = await nextSongs(context, epoch)
  if (songs.length === 0) {
    context.logger.error({ epoch }, 'an epoch has points of songs that no event has told of')
    return { dueAt: now + settings.retryAfterSeconds }
  }
  return { to, data: creditData(epoch, songs) }
}

/** The call that credits these songs. */
export function creditData(epoch: number, songs: readonly number[]) {
  return encodeFunctionData({
    abi: subscriptionsAbi,
    functionName: 'creditEpoch',
    args: [epoch, songs],
  })
}

/** Forgets the songs of an epoch that is done. */
export async function forgetSongs({ db }: KeeperContext, epoch: number): Promise<void> {
  await db.delete(epochSongs).where(eq(epochSongs.epoch, epoch))
}

/** Songs that still have points, at most as many as one transaction credits. */
async function nextSongs(context: KeeperContext, epoch: number): Promise<number[]> {
  const { db, settings } = context
  for (const credited of [false, true]) {
    const rows = await db
      .select({ song: epochSongs.song })
      .from(epochSongs)
      .where(and(eq(epochSongs.epoch, epoch), eq(epochSongs.credited, credited)))
      .orderBy(asc(epochSongs.song))
    for (let at = 0; at < rows.length; at += settings.maxSongs) {
      const part = rows.slice(at, at + settings.maxSongs).map(({ song }) => song)
      const left = await withPoints(context, epoch, part)
      // In the second round: a reorganisation has undone a credit.
      if (left.length > 0) return left
      if (!credited) await markCredited(context, epoch, part)
    }
  }
  return []
}

async function withPoints(
  { chain, contracts }: KeeperContext,
  epoch: number,
  songs: readonly number[],
): Promise<number[]> {
  const address = contracts.Subscriptions
  const points = await Promise.all(
    songs.map((song) => getPoints(chain.client, { epoch, song, address })),
  )
  return songs.filter((_, index) => points[index] !== 0n)
}

async function markCredited({ db }: KeeperContext, epoch: number, songs: number[]): Promise<void> {
  await db
    .update(epochSongs)
    .set({ credited: true })
    .where(and(eq(epochSongs.epoch, epoch), inArray(epochSongs.song, songs)))
}

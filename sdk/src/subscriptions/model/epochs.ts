import { recognisedIn } from './payments.ts'
import { add, type Credit, ensure, type RollOver, type SubscriptionsState } from './state.ts'
import { countingClock, epochOf, SETTLEMENT_WINDOW, startOf } from './terms.ts'

/** An epoch in numbers, in micro-USDC and points. */
export type Epoch = {
  /** What artists share, without what was rolled over to another epoch. */
  pool: bigint
  /** What of it was credited. */
  credited: bigint
  /** All points. */
  points: bigint
  /** Points of the songs that were credited. */
  creditedPoints: bigint
}

/** Songs of an epoch, and the Unix seconds of now. */
type Batch = { epoch: bigint; songs: readonly number[]; now: bigint }

/** An epoch as it stands, payments for time in it that is still to come included. */
export function epochIn(state: SubscriptionsState, epoch: bigint): Epoch {
  const paid = sumOf(state.payments, (payment) => recognisedIn(payment, epoch))
  const rolledIn = sumOf(state.rollOvers, ({ to, amount }) => (to === epoch ? amount : 0n))
  const rolledOut = sumOf(state.rollOvers, ({ from, amount }) => (from === epoch ? amount : 0n))
  const credits = state.credits.filter((credit) => credit.epoch === epoch)
  return {
    pool: paid + rolledIn - rolledOut,
    credited: sumOf(credits, ({ amount }) => amount),
    points: sumOf(state.counts, (count) => (count.epoch === epoch ? count.points : 0n)),
    creditedPoints: sumOf(credits, ({ song }) => countedFor(state, epoch, song)),
  }
}

/** A song's points in an epoch that are not yet credited. */
export function pointsOf(state: SubscriptionsState, epoch: bigint, song: number): bigint {
  const isCredited = state.credits.some((credit) => credit.epoch === epoch && credit.song === song)
  return isCredited ? 0n : countedFor(state, epoch, song)
}

/** What `creditEpoch` would give each of the songs now, in micro-USDC; in their order. */
export function previewEpoch(state: SubscriptionsState, { epoch, songs, now }: Batch): bigint[] {
  checkEnded(epoch, now)
  const { pool, points: allPoints, ...before } = epochIn(state, epoch)
  let { credited, creditedPoints } = before
  const done = new Set<number>()
  return songs.map((song) => {
    const points = done.has(song) ? 0n : pointsOf(state, epoch, song)
    done.add(song)
    if (points === 0n) return 0n
    creditedPoints += points
    const isLast = creditedPoints === allPoints
    const amount = isLast ? pool - credited : (pool * points) / allPoints
    credited += amount
    return amount
  })
}

/** Anyone credits songs with what they have earned in an epoch that has ended, each once; gives what they got. */
export function creditEpoch(state: SubscriptionsState, { epoch, songs, now }: Batch): Credit[] {
  const amounts = previewEpoch(state, { epoch, songs, now })
  const credits = [...new Set(songs)]
    .map((song) => ({ epoch, song, amount: amounts[songs.indexOf(song)] ?? 0n }))
    .filter(({ song }) => pointsOf(state, epoch, song) > 0n)
  for (const { song, amount } of credits) {
    add(state.received, state.songs.get(song)?.split ?? 0, amount)
    state.held -= amount
  }
  state.credits.push(...credits)
  return credits
}

/** Anyone moves a pool that no plays have earned to the epoch whose plays are counted now; gives the move. */
export function rollOver(
  state: SubscriptionsState,
  { epoch, now }: { epoch: bigint; now: bigint },
): RollOver {
  checkEnded(epoch, now)
  const { pool, points } = epochIn(state, epoch)
  ensure(points === 0n && pool > 0n, 'Subscriptions_NothingToRollOver')
  const moved = { from: epoch, to: epochOf(countingClock(now)), amount: pool }
  state.rollOvers.push(moved)
  return moved
}

/** What all epochs together still owe, in micro-USDC. */
export function owed(state: SubscriptionsState): bigint {
  const pools = sumOf(state.payments, ({ pool }) => pool)
  return pools - sumOf(state.credits, ({ amount }) => amount)
}

function checkEnded(epoch: bigint, now: bigint): void {
  ensure(now >= startOf(epoch + 1n) + SETTLEMENT_WINDOW, 'Subscriptions_EpochOpen')
}

function countedFor({ counts }: SubscriptionsState, epoch: bigint, song: number): bigint {
  return sumOf(counts, (count) => {
    return count.epoch === epoch && count.song === song ? count.points : 0n
  })
}

function sumOf<Item>(items: readonly Item[], amountOf: (item: Item) => bigint): bigint {
  return items.reduce((sum, item) => sum + amountOf(item), 0n)
}

import { type Address, getAddress } from 'viem'
import type { TabItem } from '../../tabs/items.ts'
import { between, endOf, type PaidTime } from './paidTime.ts'
import {
  type Count,
  type Subscriber,
  type SubscriptionsState,
  setSubscriber,
  subscriberOf,
} from './state.ts'
import { accessEnd } from './subscribing.ts'
import {
  countingClock,
  DAILY_PLAYS,
  dayOf,
  epochOf,
  PATRONAGE,
  PERIOD,
  PLATFORM,
  type Policy,
  PRO_RATA,
  SETTLEMENT_WINDOW,
  SUPPORTER,
  startOf,
} from './terms.ts'

/** How an epoch's pool is divided. */
export function policyOf({ policies }: SubscriptionsState, epoch: bigint): Policy {
  return policies.findLast(({ from }) => from <= epoch)?.policy ?? PRO_RATA
}

/** Counts the plays by subscription of a settled tab; gives the points, in order. */
export function countPlays(
  state: SubscriptionsState,
  { listener, items, now }: { listener: Address; items: readonly TabItem[]; now: bigint },
): Count[] {
  const subscriber = subscriberOf(state, listener)
  if (now >= accessEnd(subscriber) + SETTLEMENT_WINDOW) return []
  const played = items.filter((item) => isCountable(state, item))
  if (played.length === 0) return []
  const epoch = epochOf(countingClock(now))
  const isProRata = policyOf(state, epoch) === PRO_RATA
  const { points, counted } = (isProRata ? countByPlays : countByValue)(subscriber, played, now)
  const counts = played
    .map(({ song }, index) => ({ epoch, song, points: points[index] ?? 0n }))
    .filter(({ points }) => points > 0n)
  if (counts.length > 0) setSubscriber(state, listener, { counted })
  state.counts.push(...counts)
  return counts
}

type Counting = { points: bigint[]; counted: Subscriber['counted'] }

/** A play is a point, up to so many a day. */
function countByPlays({ counted }: Subscriber, played: readonly TabItem[], now: bigint): Counting {
  const day = dayOf(now)
  let today = counted.day === day ? counted.today : 0n
  const points = played.map(({ plays }) => {
    const left = DAILY_PLAYS - today
    const counts = BigInt(plays) < left ? BigInt(plays) : left
    today += counts
    return counts
  })
  return { points, counted: { ...counted, day, today } }
}

/** A micro-USDC that this listener's payments have added to the pool is a point. */
function countByValue(subscriber: Subscriber, played: readonly TabItem[], now: bigint): Counting {
  const { paid, counted } = subscriber
  const epoch = epochOf(countingClock(now))
  const until = [now, startOf(epoch + 1n), endOf(paid)].reduce(earlier)
  const value = valueBetween(subscriber, later(counted.countedUntil, startOf(epoch)), until)
  const allPlays = played.reduce((sum, { plays }) => sum + BigInt(plays), 0n)
  const points = played.map(({ plays }) => (value * BigInt(plays)) / allPlays)
  const rest = points.reduce((left, amount) => left - amount, value)
  const last = points.length - 1
  return {
    points: points.map((amount, index) => (index === last ? amount + rest : amount)),
    counted: value === 0n ? counted : { ...counted, countedUntil: until },
  }
}

/** What the listener's payments have added to the pool in a time, in micro-USDC, rounded down. */
function valueBetween(subscriber: Subscriber, from: bigint, until: bigint): bigint {
  const { paid, since, prior, artists } = subscriber
  const before: PaidTime = prior ? [{ from: 0n, until: since, ...prior }] : []
  const time = [...between(before, from, until), ...between(paid, later(since, from), until)]
  const value = time.reduce((sum, { tier, rate, ...stretch }) => {
    const isNaming = tier === SUPPORTER && artists.length > 0
    const percent = 100n - PLATFORM - (isNaming ? PATRONAGE : 0n)
    return sum + rate * percent * (stretch.until - stretch.from)
  }, 0n)
  return value / (PERIOD * 100n)
}

/** Whether plays of an item count at all, whoever listened. */
function isCountable({ songs, admitted }: SubscriptionsState, item: TabItem): boolean {
  const song = songs.get(item.song)
  if (song === undefined || item.kind !== 'SUBSCRIPTION' || item.plays === 0) return false
  return song.open && !song.suspended && admitted.has(getAddress(song.owner))
}

const earlier = (a: bigint, b: bigint) => (a < b ? a : b)
const later = (a: bigint, b: bigint) => (a > b ? a : b)

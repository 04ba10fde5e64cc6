import type { PlayKind } from '@stave/sdk/tabs'
import { createRandom, type Random } from '../music/random.ts'
import type { DemoSong } from '../roster.ts'
import { type Calendar, earlyDays } from './calendar.ts'
import { type KindOf, kindsOfPlays } from './standing.ts'

/** A listener's deposit, made before the plays of its day. */
export type PlannedDeposit = {
  listener: string
  /** Micro-USDC. */
  amount: bigint
  /** Whether it opens the lane. */
  opens: boolean
}

/** All plays of a listener on one day, in order. */
export type PlannedTab = {
  listener: string
  /** The lane's nonce, from 1. */
  nonce: bigint
  /** Slugs of the songs played, and how. */
  plays: PlannedPlay[]
}

/** One play of a song. */
export type PlannedPlay = { song: string; kind: PlayKind }

/** A play that is paid by itself, without a lane. */
export type PlannedDirectPlay = { listener: string; song: string }

/** What listeners do on one day. */
export type PlannedDay = {
  day: number
  deposits: PlannedDeposit[]
  tabs: PlannedTab[]
  directPlays: PlannedDirectPlay[]
}

/** What listeners do over all days, and who stops before the end. */
export type Listening = {
  days: PlannedDay[]
  /** The listener who leaves, and the last day with plays. */
  leaver: { listener: string; day: number } | undefined
}

type Listener = {
  name: string
  random: Random
  /** First and last day with plays; who joins on day 1 was there in the year before. */
  joins: number
  leaves: number
  /** Plays on an ordinary day. */
  appetite: number
  /** Genres played four times as often as others. */
  favourites: ReadonlySet<string>
  balance: bigint
  tabs: bigint
}

type Choice = { song: DemoSong; weight: number; releaseDay: number }

/** How much is played on Sunday, Monday, ... compared with an ordinary day. */
const weekdays = [1.3, 0.8, 0.8, 0.9, 1, 1.25, 1.5]
const deposits = [1_000_000n, 2_000_000n, 2_000_000n, 5_000_000n]
const chanceOfListening = 0.75
const chanceOfDirectPlay = 0.02

/**
 * Invents what the listeners play: the same for the same roster and calendar. Few songs get most of the plays, new
 * ones more than old ones; weekends are busier than weekdays, and over the days listeners join and play more. On some
 * days of the year before the first of them play already. Patrons and subscribers play on their lines, and nobody ever
 * plays beyond the deposit.
 */
export function planListening(
  songs: readonly DemoSong[],
  names: readonly string[],
  calendar: Calendar,
): Listening {
  const listeners = names.map((name, index) => invent(name, index, names.length, songs, calendar))
  const choices = weigh(songs, calendar)
  const kindOf = kindsOfPlays(calendar.days)
  const monthly = Array.from({ length: calendar.days }, (_, index) => index + 1)
  const days = [...earlyDays, ...monthly].map((day) =>
    planDay(day, listeners, choices, calendar, kindOf),
  )
  const leaver = listeners.find(({ leaves }) => leaves < calendar.days)
  return { days, leaver: leaver && { listener: leaver.name, day: leaver.leaves } }
}

function invent(
  name: string,
  index: number,
  total: number,
  songs: readonly DemoSong[],
  { days }: Calendar,
): Listener {
  const random = createRandom(`listener ${name}`)
  // The first third is there from the beginning; the others join one by one.
  const late = Math.max(0, (index / total - 0.33) / 0.67)
  const genres = random.shuffle([...new Set(songs.map(({ genre }) => genre))])
  return {
    name,
    random,
    joins: 1 + Math.floor(late * days * 0.8),
    leaves: index === 2 ? Math.ceil(days * 0.6) : days,
    appetite: 8 + 34 * random.next() ** 2.5,
    favourites: new Set(genres.slice(0, 2)),
    balance: 0n,
    tabs: 0n,
  }
}

/** Songs with their popularity. The recouping one is the hit, so that its shares change within the demo. */
function weigh(songs: readonly DemoSong[], calendar: Calendar): Choice[] {
  const order = createRandom('popularity').shuffle(songs)
  order.sort((a, b) => b.split.length - a.split.length)
  return songs.map((song, index) => ({
    song,
    weight: 1 / (order.indexOf(song) + 1) ** 0.75,
    releaseDay: calendar.releaseDay(index),
  }))
}

function planDay(
  day: number,
  listeners: readonly Listener[],
  choices: readonly Choice[],
  calendar: Calendar,
  kindOf: KindOf,
): PlannedDay {
  const plan: PlannedDay = { day, deposits: [], tabs: [], directPlays: [] }
  const weekday = new Date(calendar.at(day, 0) * 1_000).getUTCDay()
  const mood = (weekdays[weekday] ?? 1) * Math.max(0.35, 0.7 + (0.6 * day) / calendar.days)
  // A song that comes out today can be played from tomorrow on.
  const out = choices.filter(({ releaseDay }) => releaseDay < day)
  for (const listener of listeners) {
    const { random, name, joins, leaves } = listener
    if (Math.max(day, 1) < joins || day > leaves) continue
    if (day > joins && !random.chance(chanceOfListening)) continue
    const count = Math.max(1, Math.round(listener.appetite * mood * random.range(0.5, 1.5)))
    const pick = picker(listener, out, day)
    const played = Array.from({ length: count }, pick).map((song) => ({
      ...{ song: song.slug, price: song.price },
      kind: kindOf(name, song, day),
    }))
    const cost = played.reduce((sum, { kind, price }) => sum + (kind === 'PAID' ? price : 0n), 0n)
    if (listener.tabs === 0n || listener.balance < cost) plan.deposits.push(topUp(listener, cost))
    listener.balance -= cost
    listener.tabs += 1n
    plan.tabs.push({
      listener: name,
      nonce: listener.tabs,
      plays: played.map(({ song, kind }) => ({ song, kind })),
    })
    const single = pick()
    if (single.price > 0n && random.chance(chanceOfDirectPlay)) {
      plan.directPlays.push({ listener: name, song: single.slug })
    }
  }
  return plan
}

/** Draws songs by popularity, taste and novelty. */
function picker(
  { favourites, random }: Listener,
  out: readonly Choice[],
  day: number,
): () => DemoSong {
  const weights = out.map(({ song, weight, releaseDay }) => {
    const novelty = 1 + 3 * 0.8 ** (day - releaseDay)
    return weight * novelty * (favourites.has(song.genre) ? 4 : 1)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return () => {
    let left = random.next() * total
    const index = weights.findIndex((weight) => {
      left -= weight
      return left < 0
    })
    const choice = out.at(index)
    if (!choice) throw new Error('No song is out yet: the roster needs at least one.')
    return choice.song
  }
}

/** Deposits a round sum that is enough for today. */
function topUp(listener: Listener, cost: bigint): PlannedDeposit {
  const usual = listener.random.pick(deposits)
  const missing = cost - listener.balance
  const amount = missing > usual ? ((missing + 999_999n) / 1_000_000n) * 1_000_000n : usual
  listener.balance += amount
  return { listener: listener.name, amount, opens: listener.tabs === 0n }
}

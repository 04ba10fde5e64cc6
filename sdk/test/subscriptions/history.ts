import type { Policy, Prices, Tier } from '../../src/subscriptions/model/index.ts'
import type { PlayKind } from '../../src/tabs/items.ts'

/**
 * A history as numbers that mean something whatever came before, so that it can be made shorter: an amount may be what
 * is just enough, a time when somebody's paid time ends. `playOut` makes calls of it.
 */
export type History = {
  /** Seconds after the first moment possible. */
  start: number
  /** Artists whose plays count from the beginning. */
  admitted: readonly number[]
  /** How the pools are divided from the second epoch on. */
  policy: Policy
  /** Prices announced at the beginning. */
  prices: Prices | null
  /** Who subscribes at the beginning. */
  subscribers: readonly Extract<Act, { kind: 'subscribe' }>[]
  operations: readonly Operation[]
  /** How all epochs are credited in the end: how many songs at a time, and from which one on; or not. */
  ending: { sizes: readonly number[]; first: number } | null
}

/** Something that is done after a while. */
export type Operation = { after: Wait; act: Act }

/** Seconds, or until something happens that is to come for whoever acts, and a little more or less. */
export type Wait = number | { until: Moment; more: number }
export const moments = ['due', 'change', 'graceEnd', 'epoch', 'creditable', 'prices'] as const
export type Moment = (typeof moments)[number]

/** A listener, or one of those who have a subscription that runs. */
export type Who = number | { live: number }

export type Act =
  | { kind: 'subscribe'; who: Who; tier: Tier; periods: number; automatic: boolean; pays: Pays }
  | { kind: 'renew'; who: Who; as: Tier | null; periods: number; pays: Pays }
  | { kind: 'upgrade'; who: Who; tier: Tier; pays: Pays }
  | { kind: 'setRenewal'; who: Who; tier: Tier; automatic: boolean; pays: Pays }
  | { kind: 'collect'; who: Who }
  | { kind: 'nameArtists'; who: Who; artists: readonly number[] }
  | { kind: 'play'; who: Who; items: readonly RawItem[] }
  | { kind: 'credit'; back: number; songs: readonly number[] }
  | { kind: 'rollOver'; back: number }
  | { kind: 'setPrices'; prices: Prices }
  | { kind: 'setPolicy'; ahead: number; policy: Policy }
  | { kind: 'setAdmitted'; artists: readonly number[]; admitted: boolean }
  | { kind: 'setPaused'; paused: boolean }
  | { kind: 'setSong'; song: number; change: SongChange; to: number }

/** What the caller allows: just enough, one micro-USDC less, or more. */
export const pays = ['exact', 'short', 'plenty'] as const
export type Pays = (typeof pays)[number]

/** A song by its id, which may be that of none. */
export type RawItem = { song: number; kind: PlayKind; plays: number }

export const songChanges = ['suspend', 'resume', 'close', 'open', 'transfer'] as const
export type SongChange = (typeof songChanges)[number]

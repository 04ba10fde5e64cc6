import { type Address, getAddress } from 'viem'
import { StaveError } from '../../errors/base.ts'
import type { PaidTime, Stretch } from './paidTime.ts'
import type { Division, Recognition } from './payments.ts'
import { FIRST_PRICES, FREE, type PaidTier, type Policy, type Prices, type Tier } from './terms.ts'

/** Which rule forbids something: the name of the contract's error. */
export type SubscriptionRule =
  | 'Splits_Paused'
  | 'Subscriptions_AboveAgreed'
  | 'Subscriptions_AboveMaximum'
  | 'Subscriptions_AlreadySubscribed'
  | 'Subscriptions_BadPeriods'
  | 'Subscriptions_BadPrices'
  | 'Subscriptions_Cancelled'
  | 'Subscriptions_ChangePending'
  | 'Subscriptions_EpochBegun'
  | 'Subscriptions_EpochOpen'
  | 'Subscriptions_FreeNotAutomatic'
  | 'Subscriptions_FreeTier'
  | 'Subscriptions_NotAutomatic'
  | 'Subscriptions_NotDue'
  | 'Subscriptions_NotHigher'
  | 'Subscriptions_NotSubscribed'
  | 'Subscriptions_NothingToRollOver'
  | 'Subscriptions_PaidTimeOver'
  | 'Subscriptions_TooManyArtists'

/** The contract would have refused this; the model has changed nothing. */
export class SubscriptionRuleError extends StaveError {
  override name = 'SubscriptionRuleError'
  readonly rule: SubscriptionRule
  constructor(rule: SubscriptionRule) {
    super(`Subscriptions refuse this by their rule ${rule}.`)
    this.rule = rule
  }
}

/** Throws `SubscriptionRuleError` unless the rule is kept. */
export function ensure(kept: boolean, rule: SubscriptionRule): asserts kept {
  if (!kept) throw new SubscriptionRuleError(rule)
}

export type Subscriber = {
  paid: PaidTime
  /** Unix seconds from which on the paid time is known exactly where plays are counted. */
  since: bigint
  /** What all time before `since` is taken for; without it there was none. See `USER_CENTRIC`. */
  prior?: Pick<Stretch, 'tier' | 'rate'> | undefined
  /** What it renews as; `FREE` when it is cancelled. */
  renewTier: Tier
  /** Up to which price anyone may collect what is due, in micro-USDC for 30 days; zero when nobody may. */
  agreed: bigint
  /** Whom a supporter has named. */
  artists: readonly Address[]
  counted: Counted
}

/** What was counted of a listener. */
export type Counted = {
  /** The UTC day on which plays were counted last where a play is a point, by its number since 1970. */
  day: bigint
  /** The plays counted on that day. */
  today: bigint
  /** Unix seconds up to which payments have become points. */
  countedUntil: bigint
}

/** What the catalog knows of a song. */
export type Song = {
  owner: Address
  split: number
  suspended: boolean
  /** Whether it may be played by subscription. */
  open: boolean
}

/** A payment that was made. */
export type Payment = Recognition & {
  subscriber: Address
  division: Division
  tier: PaidTier
}

/** Points that a settled tab gave a song. */
export type Count = { epoch: bigint; song: number; points: bigint }

/** What an ended epoch gave a song. */
export type Credit = { epoch: bigint; song: number; amount: bigint }

/** A pool that no plays have earned, and where it went. */
export type RollOver = { from: bigint; to: bigint; amount: bigint }

/**
 * Everything that is to be known. All payments, points and credits are kept, and every sum is computed anew from them:
 * slow, and with nothing to get out of step. The functions of the model change it in place, or throw and change nothing.
 */
export type SubscriptionsState = {
  subscribers: Map<Address, Subscriber>
  payments: Payment[]
  counts: Count[]
  credits: Credit[]
  rollOvers: RollOver[]
  /** Prices and the Unix seconds from which they are in force, in order; the last may not have begun. */
  prices: readonly { from: bigint; prices: Prices }[]
  /** From which epoch on which policy holds, in order. */
  policies: readonly { from: bigint; policy: Policy }[]
  /** Whose plays count. */
  admitted: Set<Address>
  /** By id, from 1. */
  songs: Map<number, Song>
  /** The splits of artists' patronage. */
  pages: Map<Address, number>
  /** Whether the ledger takes no payments. */
  paused: boolean
  /** What accounts have gained or lost, in micro-USDC. */
  gained: Map<Address, bigint>
  /** What splits have received, in micro-USDC. */
  received: Map<number, bigint>
  /** What the contract holds, in micro-USDC. */
  held: bigint
}

/** The split of the platform. */
export const TREASURY_SPLIT = 1

/** Subscriptions as just deployed. */
export function createState({
  songs,
  pages,
}: {
  songs: ReadonlyMap<number, Song>
  pages: ReadonlyMap<Address, number>
}): SubscriptionsState {
  return {
    subscribers: new Map(),
    payments: [],
    counts: [],
    credits: [],
    rollOvers: [],
    prices: [{ from: 0n, prices: FIRST_PRICES }],
    policies: [{ from: 0n, policy: 0 }],
    admitted: new Set(),
    songs: new Map(songs),
    pages: new Map(pages),
    paused: false,
    gained: new Map(),
    received: new Map(),
    held: 0n,
  }
}

/** Changes what is known of an account. */
export function setSubscriber(
  state: SubscriptionsState,
  account: Address,
  changes: Partial<Subscriber>,
): void {
  const before = subscriberOf(state, account)
  state.subscribers.set(getAddress(account), { ...before, ...changes })
}

/** What is known of an account; of one that never subscribed, that. */
export function subscriberOf(state: SubscriptionsState, account: Address): Subscriber {
  return (
    state.subscribers.get(getAddress(account)) ?? {
      paid: [],
      since: 0n,
      renewTier: FREE,
      agreed: 0n,
      artists: [],
      counted: { day: 0n, today: 0n, countedUntil: 0n },
    }
  )
}

/** The price of a tier, in micro-USDC for 30 days. */
export function priceOf({ prices }: SubscriptionsState, tier: PaidTier, now: bigint): bigint {
  const inForce = prices.findLast(({ from }) => from <= now)?.prices ?? FIRST_PRICES
  return inForce[tier]
}

/** Adds to a number that a map holds, zero if it holds none. */
export function add<Key>(map: Map<Key, bigint>, key: Key, amount: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + amount)
}

import type { Address } from 'viem'
import {
  epochOf,
  KEEPER_REWARD,
  PATRONAGE,
  type PaidTier,
  PLATFORM,
  SUPPORTER,
  startOf,
} from './terms.ts'

/** Where a payment went, in micro-USDC; the parts add up to the amount. */
export type Division = {
  amount: bigint
  /** What is left to the platform. */
  platform: bigint
  /** What whoever collected it was given. */
  reward: bigint
  /** What each artist got whom the subscriber has named. */
  named: readonly Part[]
  /** What artists share by plays. */
  pool: bigint
}

/** What one named artist got. */
export type Part = {
  artist: Address
  /** The split of the artist's patronage; zero when there is none. */
  split: number
  /** Micro-USDC; zero without a split. */
  amount: bigint
}

/** A payment's part for the pool, and the time that it pays. */
export type Recognition = {
  /** Micro-USDC. */
  pool: bigint
  /** Unix seconds at which the time begins that was paid. */
  from: bigint
  /** Unix seconds at which it ends. */
  until: bigint
  /** Unix seconds of the payment. */
  at: bigint
}

/** Divides a payment; all parts but the pool's are rounded down. */
export function divide({
  amount,
  tier,
  artists,
  pages,
  isAutomatic = false,
}: {
  amount: bigint
  /** What it pays for. */
  tier: PaidTier
  /** Whom the subscriber has named. */
  artists: readonly Address[]
  /** The splits of those artists' patronage who have one. */
  pages: ReadonlyMap<Address, number>
  /** Whether it was collected. */
  isAutomatic?: boolean
}): Division {
  const reward = isAutomatic ? percent(amount, KEEPER_REWARD) : 0n
  const platform = percent(amount, PLATFORM) - reward
  const named = (tier === SUPPORTER ? artists : []).map((artist): Part => {
    const split = pages.get(artist) ?? 0
    return {
      artist,
      split,
      amount: split ? percent(amount, PATRONAGE) / BigInt(artists.length) : 0n,
    }
  })
  const given = named.reduce((sum, { amount }) => sum + amount, 0n)
  return { amount, platform, reward, named, pool: amount - platform - reward - given }
}

/**
 * What of a payment belongs to an epoch, in micro-USDC, rounded so that what all epochs up to one get together is
 * rounded down, and the last one gets the rest. Time before the epoch of the payment counts in that.
 */
export function recognisedIn({ pool, from, until, at }: Recognition, epoch: bigint): bigint {
  const first = epochOf(from > at ? from : at)
  if (epoch < first) return 0n
  const upTo = (end: bigint) =>
    end <= from ? 0n : end >= until ? pool : (pool * (end - from)) / (until - from)
  const before = epoch === first ? 0n : upTo(startOf(epoch))
  return upTo(startOf(epoch + 1n)) - before
}

const percent = (amount: bigint, part: bigint) => (amount * part) / 100n

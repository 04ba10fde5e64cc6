import type { PositionInForceFragment } from '../generated/queries.ts'
import { TOTAL_SHARES } from '../splits/tranches.ts'
import { earnedAt, type PositionState, withdrawableFrom } from '../splits/withdrawable.ts'

/** A position's numbers out of the subgraph's text. */
export function positionState({
  owed,
  since,
  shares,
}: Pick<PositionInForceFragment, 'owed' | 'shares' | 'since'>): PositionState {
  return {
    owed: BigInt(owed),
    since: BigInt(since),
    tranches: shares.map(({ share, tranche }) => ({
      share,
      start: BigInt(tranche.start),
      until: tranche.until === null ? null : BigInt(tranche.until),
    })),
  }
}

/**
 * What a recipient may withdraw, in micro-USDC, from what the subgraph says: the contract's number to the unit.
 *
 * @example
 * for (const position of positions) withdrawableOf(position, position.split.received)
 */
export function withdrawableOf(
  position: Pick<PositionInForceFragment, 'owed' | 'shares' | 'since'>,
  received: string | bigint,
): bigint {
  return withdrawableFrom({ received: BigInt(received), position: positionState(position) })
}

/** One day of a split's income, as the `SplitIncomes` query gives it. */
export type IncomeBucket = {
  /** Microseconds. */
  timestamp: string
  /** Micro-USDC in that day. */
  income: string
  /** The split's cumulative income at the day's end. */
  received: string
}

/**
 * A recipient's part of each day's income at the shares now in force, in micro-USDC, rounded down day by day; `at` is
 * the day's begin in Unix seconds. Income from before these shares took effect counts as nothing: others held then.
 *
 * @example
 * const days = dailyIncomeOf(position, splitIncomes.filter(({ split }) => split.number === 7))
 */
export function dailyIncomeOf(
  position: Pick<PositionInForceFragment, 'owed' | 'shares' | 'since'>,
  days: readonly IncomeBucket[],
): { at: number; amount: bigint }[] {
  const { tranches } = positionState(position)
  return days.map(({ timestamp, income, received }) => {
    const end = BigInt(received)
    const part = { owed: 0n, since: end - BigInt(income), tranches }
    const amount = earnedAt({ received: end, position: part }) / BigInt(TOTAL_SHARES)
    return { at: Number(BigInt(timestamp) / 1_000_000n), amount }
  })
}

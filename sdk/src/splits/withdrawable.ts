import { TOTAL_SHARES } from './tranches.ts'

/** A recipient's position in a split, with its share of each tranche in force. */
export type PositionState = {
  /** Earned up to `since` and not withdrawn, in millionths of a micro-USDC. */
  owed: bigint
  /** The split's cumulative income, in micro-USDC, up to which `owed` counts. */
  since: bigint
  tranches: readonly {
    /** The cumulative income at which it starts, in micro-USDC. */
    start: bigint
    /** The cumulative income at which it is full; null for the last one. */
    until: bigint | null
    /** Parts per million. */
    share: number
  }[]
}

/**
 * What a recipient may withdraw at a cumulative income of the split: what the contract would pay, to the unit.
 *
 * @example
 * withdrawableFrom({ received: 10_000n, position })
 */
export function withdrawableFrom({
  received,
  position,
}: {
  /** The split's cumulative net income, in micro-USDC. */
  received: bigint
  position: PositionState
}): bigint {
  return earnedAt({ received, position }) / BigInt(TOTAL_SHARES)
}

/** As `withdrawableFrom`, before rounding down: in millionths of a micro-USDC. */
export function earnedAt({
  received,
  position: { owed, since, tranches },
}: {
  received: bigint
  position: PositionState
}): bigint {
  return tranches.reduce((sum, { start, until, share }) => {
    const end = until !== null && until < received ? until : received
    const begin = start > since ? start : since
    return end > begin ? sum + (end - begin) * BigInt(share) : sum
  }, owed)
}

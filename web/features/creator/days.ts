/** Income of one day. */
export type Day = {
  /** The day's begin, Unix seconds. */
  at: number
  /** Micro-USDC. */
  amount: bigint
}

const DAY = 86_400

/**
 * One entry for each of the last days, today last, with amounts of the same day added up and days without income
 * filled in.
 *
 * @param now Unix seconds.
 */
export function fillDays(days: readonly Day[], count: number, now: number): Day[] {
  const today = Math.floor(now / DAY)
  const sums = new Map<number, bigint>()
  for (const { at, amount } of days) {
    const day = Math.floor(at / DAY)
    sums.set(day, (sums.get(day) ?? 0n) + amount)
  }
  return Array.from({ length: count }, (_, index) => {
    const day = today - count + 1 + index
    return { at: day * DAY, amount: sums.get(day) ?? 0n }
  })
}

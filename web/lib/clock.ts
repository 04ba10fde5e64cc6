/**
 * Now in Unix seconds, as decimal text, rounded down to the minute: as a query's variable it then names the same
 * answer for a while.
 */
export function nowText(): string {
  return String(Math.floor(Date.now() / 60_000) * 60)
}

/** The begin of the day (UTC) so many days ago, in microseconds, as the subgraph's buckets are named. */
export function daysAgo(days: number): string {
  const today = Math.floor(Date.now() / 86_400_000)
  return `${(today - days) * 86_400}000000`
}

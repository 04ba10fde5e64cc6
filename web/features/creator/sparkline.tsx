import { type Day, fillDays } from './days.ts'

const DAYS = 30

function highest(days: readonly Day[]): bigint {
  let top = 1n
  for (const { amount } of days) if (amount > top) top = amount
  return top
}

/** Thirty days at a glance. */
export function Sparkline({ label, points }: { label: string; points: readonly Day[] }) {
  const days = fillDays(points, DAYS, Date.now() / 1000)
  const most = highest(days)
  const path = days
    .map(({ amount }, index) => `M${index * 4 + 2} 24v-${Number((amount * 22n) / most)}`)
    .join('')
  const sum = days.reduce((total, { amount }) => total + amount, 0n)
  return (
    <svg role="img" aria-label={`${label}: ${sum}`} viewBox="0 0 120 25" className="h-6 w-30">
      <path d="M0 24.5H120" stroke="var(--rule)" strokeWidth="1" />
      <path d={path} stroke="var(--line-tabs)" strokeWidth="2.4" />
    </svg>
  )
}

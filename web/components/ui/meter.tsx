import { cn } from '@/lib/cn.ts'

type MeterProps = {
  label: string
  /** What a screen reader says instead of the bare number. */
  valueText: string
  value: number
  max: number
  tone?: 'neutral' | 'good' | 'bad'
  className?: string
}

const fill = { neutral: 'bg-ink', good: 'bg-good', bad: 'bg-bad' }

/** How full something is. */
export function Meter({ label, valueText, value, max, tone = 'neutral', className }: MeterProps) {
  const width = `${Math.min(100, max > 0 ? (value / max) * 100 : 0)}%`
  return (
    <div className={cn('relative h-1.5 overflow-hidden rounded-full bg-rule', className)}>
      <meter
        aria-label={label}
        aria-valuetext={valueText}
        min={0}
        max={max}
        value={Math.min(value, max)}
        className="sr-only"
      />
      <div
        aria-hidden
        className={cn('h-full rounded-full transition-[width] duration-200', fill[tone])}
        style={{ width }}
      />
    </div>
  )
}

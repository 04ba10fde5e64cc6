import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'

/** Names and values in two columns; what has no value is left out. */
export function Facts({
  rows,
  className,
}: {
  rows: readonly (readonly [label: string, value: ReactNode])[]
  className?: string
}) {
  return (
    <dl className={cn('grid text-sm', className)}>
      {rows
        .filter(([, value]) => value !== undefined && value !== null && value !== false)
        .map(([label, value]) => (
          <div
            key={label}
            className="flex items-baseline justify-between gap-4 border-rule border-t py-2 first:border-t-0"
          >
            <dt className="text-faint">{label}</dt>
            <dd className="tabular min-w-0 text-right">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'

/** A table that scrolls sideways where it does not fit. */
export function Table({
  label,
  head,
  children,
}: {
  label: string
  head: ReactNode
  children: ReactNode
}) {
  return (
    <div className="-mx-4 overflow-x-auto px-4">
      <table aria-label={label} className="w-full text-sm">
        <thead className="text-faint text-xs">
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

type CellProps = { children?: ReactNode; end?: boolean; className?: string }

/** A column's title; `end` sets it to the right, over numbers. */
export function Head({ children, end, className }: CellProps) {
  return (
    <th
      scope="col"
      className={cn('py-2 pr-4 font-normal last:pr-0', end ? 'text-right' : 'text-left', className)}
    >
      {children}
    </th>
  )
}

export function Row({ children }: { children: ReactNode }) {
  return <tr className="border-rule border-t">{children}</tr>
}

export function Cell({ children, end, className }: CellProps) {
  return (
    <td className={cn('py-2.5 pr-4 last:pr-0', end && 'tabular text-right', className)}>
      {children}
    </td>
  )
}

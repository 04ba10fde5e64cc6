import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something to open when it is wanted. */
export function Fold({
  title,
  open = false,
  children,
}: {
  title: string
  /** Whether it is open at first. */
  open?: boolean
  children: ReactNode
}) {
  return (
    <details open={open} className="group/fold border-rule border-t pt-3">
      <summary className="flex list-none items-center gap-2 text-sm text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 text-faint transition-transform group-open/fold:rotate-90"
        />
        {title}
      </summary>
      <div className="pt-4">{children}</div>
    </details>
  )
}

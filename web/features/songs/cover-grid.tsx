import type { ReactNode } from 'react'
import { Skeleton } from '@/components/ui/skeleton.tsx'

const grid = 'grid grid-cols-2 gap-x-5 gap-y-9 sm:grid-cols-3 lg:grid-cols-5'

/** Covers in rows; its children are list items. */
export function CoverGrid({ children }: { children: ReactNode }) {
  return <ul className={grid}>{children}</ul>
}

/** Holds the place of covers while they load. */
export function CoverGridSkeleton({ count }: { count: number }) {
  return (
    <div role="status" aria-label="Loading songs" className={grid}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
        <div key={index} className="grid gap-3">
          <Skeleton className="aspect-square rounded-cover" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-3.5 w-1/2" />
        </div>
      ))}
    </div>
  )
}

import { Skeleton } from '@/components/ui/skeleton.tsx'
import { CoverGridSkeleton } from '@/features/songs/cover-grid.tsx'

/** Holds the place of the first page while it loads. */
export function DiscoverSkeleton() {
  return (
    <div className="page grid gap-20 py-10 md:py-20">
      <div className="grid items-center gap-16 md:grid-cols-[1fr_26rem]">
        <div className="grid gap-5">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-20 w-4/5" />
          <Skeleton className="h-6 w-48" />
          <Skeleton className="h-14 w-36 rounded-full" />
        </div>
        <Skeleton className="order-first aspect-square w-full rounded-cover md:order-last" />
      </div>
      <CoverGridSkeleton count={10} />
    </div>
  )
}

import { Skeleton } from '@/components/ui/skeleton.tsx'

/** Holds the place of a song while it loads. */
export function SongSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the song"
      className="page grid items-end gap-12 py-8 sm:py-12 md:grid-cols-[22rem_1fr] lg:grid-cols-[27rem_1fr]"
    >
      <Skeleton className="aspect-square rounded-cover" />
      <div className="grid gap-6">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-16 w-3/4" />
        <Skeleton className="h-6 w-48" />
        <Skeleton className="h-14 w-36 rounded-full" />
        <Skeleton className="h-24" />
      </div>
    </div>
  )
}

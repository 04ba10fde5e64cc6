import { Skeleton } from '@/components/ui/skeleton.tsx'

/** Holds the place of an artist while it loads. */
export function ArtistSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the artist"
      className="page grid items-center gap-10 py-14 sm:grid-cols-[12rem_1fr]"
    >
      <Skeleton className="aspect-square w-36 rounded-full sm:w-full" />
      <div className="grid gap-5">
        <Skeleton className="h-16 w-3/5" />
        <Skeleton className="h-5 w-4/5" />
        <Skeleton className="h-14 w-36 rounded-full" />
      </div>
    </div>
  )
}

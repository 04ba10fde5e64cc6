'use client'

import { useQuery } from '@apollo/client/react'
import { SplitPageDocument } from '@stave/sdk/query'
import Link from 'next/link'
import { ErrorState } from '@/components/states.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { TrancheList } from '@/features/splits/tranche-list.tsx'
import type { SongInFull } from './song-page.tsx'

/** Where the song's money goes. */
export function SongSplit({ song }: { song: SongInFull }) {
  const { data, error, refetch } = useQuery(SplitPageDocument, {
    variables: { id: song.split.id },
  })
  return (
    <section aria-labelledby="split-title" className="grid gap-5">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="split-title" className="text-2xl">
          Who gets what
        </h2>
        <Link
          href={`/split/${song.split.number}`}
          className="text-sm text-soft underline decoration-stave underline-offset-4 hover:text-ink"
        >
          Split #{song.split.number}
        </Link>
      </div>
      {error && !data && (
        <ErrorState title="The split could not be read" onRetry={() => void refetch()} />
      )}
      {!data && !error && <Skeleton className="h-40" />}
      {data?.split && <TrancheList split={data.split} names={namesOf(song)} />}
    </section>
  )
}

/** Names for recipients: the artist's and those of credited accounts. */
function namesOf(song: SongInFull): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { address, name } of song.metadata?.contributors ?? []) {
    if (address) names.set(address.toLowerCase(), name)
  }
  if (song.artist.name) names.set(song.artist.id, song.artist.name)
  return names
}

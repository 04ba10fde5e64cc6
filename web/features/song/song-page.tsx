'use client'

import { SongPageDocument, type SongPageQuery, songId } from '@stave/sdk/query'
import { notFound } from 'next/navigation'
import { useEffect } from 'react'
import { Support } from '@/features/support/support.tsx'
import { usePageQuery } from '@/lib/apollo/use-page-query.ts'
import { Credits } from './credits.tsx'
import { Facts } from './facts.tsx'
import { RecentPlays } from './recent-plays.tsx'
import { SongHeader } from './song-header.tsx'
import { SongSplit } from './song-split.tsx'
import { Suspended } from './suspended.tsx'

export type SongInFull = NonNullable<SongPageQuery['song']>

/** All there is to know of a song. */
export function SongPage({ number }: { number: number }) {
  const { data, refetch } = usePageQuery(SongPageDocument, { id: songId(number) })
  const { song } = data
  useLateMetadata(song?.metadata === null, refetch)
  if (!song) notFound()
  const description = song.metadata?.description
  return (
    <div className="page grid grid-cols-1 gap-14 py-8 sm:py-12">
      <SongHeader song={song} />
      {song.suspended && <Suspended />}
      {!song.metadata && (
        <p role="status" className="text-sm text-soft">
          The cover and the details are on their way from IPFS.
        </p>
      )}
      <div className="grid grid-cols-1 items-start gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid grid-cols-1 gap-12">
          {description && (
            <section aria-label="About the song" className="max-w-prose">
              <p className="whitespace-pre-line text-pretty text-lg text-soft leading-relaxed">
                {description}
              </p>
            </section>
          )}
          <Support song={song} />
          <SongSplit song={song} />
          <RecentPlays song={song} />
        </div>
        <div className="grid gap-12">
          <Credits song={song} />
          <Facts song={song} />
        </div>
      </div>
    </div>
  )
}

/** Asks again every few seconds until the index has the song's metadata, which comes a few blocks later. */
function useLateMetadata(isLate: boolean, refetch: () => Promise<unknown>): void {
  useEffect(() => {
    if (!isLate) return
    const timer = setInterval(() => {
      refetch().catch(() => {})
    }, 3_000)
    return () => clearInterval(timer)
  }, [isLate, refetch])
}

'use client'

import { useQuery } from '@apollo/client/react'
import { accountId, SongLinesDocument } from '@stave/sdk/query'
import type { Address } from 'viem'
import { useAccount } from 'wagmi'
import { ErrorState } from '@/components/states.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { OwnerTools } from '@/features/owner/owner-tools.tsx'
import type { SongInFull } from '@/features/song/song-page.tsx'
import { polled } from '@/lib/apollo/polled.ts'
import { isOpen } from '@/lib/lines.ts'
import { SongWays } from './song-ways.tsx'

/** Every way to support a song that is open, each to be used right here; its owner opens and closes them. */
export function Support({ song }: { song: SongInFull }) {
  const { address } = useAccount()
  const owner = song.owner as Address
  const isOwner = address !== undefined && accountId(address) === accountId(owner)
  const { data, error, refetch } = useQuery(SongLinesDocument, {
    variables: { id: song.id, owner: accountId(owner) },
    ...polled,
  })
  const isNothing = song.lines === 0
  return (
    <section aria-labelledby="support-title" className="grid gap-5">
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="support-title" className="text-2xl">
          Ways to support
        </h2>
        {isOwner && data && <OwnerTools song={song} lines={data} />}
      </div>
      {error && !data && (
        <ErrorState title="The ways to support could not be read" onRetry={() => void refetch()} />
      )}
      {!data && !error && <Skeleton className="h-64" />}
      {data && <SongWays song={song} lines={data} isOwner={isOwner} />}
      {data && isNothing && (
        <p className="text-sm text-soft">
          {isOwner
            ? 'No line is open. Open some, so that fans can support the song.'
            : 'The artist has closed all lines of this song.'}
        </p>
      )}
      {data && !isOpen(song.lines, 'tabs') && !isNothing && !isOpen(song.lines, 'gifts') && (
        <p className="text-pretty text-faint text-xs">This song is not sold by the play.</p>
      )}
    </section>
  )
}

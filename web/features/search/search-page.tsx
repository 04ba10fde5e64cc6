'use client'

import { createSubgraphClient, search } from '@stave/sdk/query'
import { useQuery } from '@tanstack/react-query'
import { Search as SearchIcon } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { EmptyState, ErrorState } from '@/components/states.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { ArtistStrip } from '@/features/artists/artist-strip.tsx'
import { Section } from '@/features/discover/section.tsx'
import { SongRow } from '@/features/songs/song-row.tsx'
import { useConfig } from '@/lib/config/context.tsx'

/** Songs by title or genre, artists by name; what is sought stands in the address, so that it can be shared. */
export function SearchPage() {
  const router = useRouter()
  const [text, setText] = useState(useSearchParams().get('q') ?? '')
  const sought = useDeferredValue(text.trim())

  useEffect(() => {
    const timer = setTimeout(() => {
      router.replace(sought ? `/search?q=${encodeURIComponent(sought)}` : '/search', {
        scroll: false,
      })
    }, 400)
    return () => clearTimeout(timer)
  }, [sought, router])

  return (
    <div className="page grid grid-cols-1 gap-12 py-10 sm:py-14">
      <search className="grid gap-4">
        <h1 className="text-4xl sm:text-5xl">Search</h1>
        <label className="relative block">
          <span className="sr-only">Song, genre or artist</span>
          <SearchIcon
            aria-hidden
            className="pointer-events-none absolute inset-y-0 left-5 my-auto size-5 text-faint"
          />
          <input
            type="search"
            value={text}
            onChange={({ target }) => setText(target.value)}
            placeholder="A song, a genre, an artist"
            className="h-14 w-full rounded-full border border-rule bg-surface pr-5 pl-13 text-lg placeholder:text-faint/80 hover:border-faint/50"
          />
        </label>
      </search>
      <Results text={sought} />
    </div>
  )
}

function Results({ text }: { text: string }) {
  const { subgraphUrl } = useConfig()
  const subgraph = useMemo(
    () => createSubgraphClient({ url: subgraphUrl, timeout: 5_000, retryCount: 0 }),
    [subgraphUrl],
  )
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['search', subgraphUrl, text],
    enabled: text.length > 0,
    queryFn: () => search(subgraph, { text, first: 30 }),
    placeholderData: (previous) => previous,
  })
  if (text.length === 0) {
    return <EmptyState title="What would you like to hear?">Type a few letters.</EmptyState>
  }
  if (error) {
    return (
      <ErrorState title="The search does not answer" onRetry={() => void refetch()}>
        The index cannot be reached at the moment.
      </ErrorState>
    )
  }
  if (!data) return <Skeleton className="h-64" />
  const { songs, artists } = data
  if (songs.length + artists.length === 0 && !isFetching) {
    return <EmptyState title={`Nothing found for “${text}”`}>Try fewer letters.</EmptyState>
  }
  return (
    <div className="grid grid-cols-1 gap-14" aria-busy={isFetching}>
      {artists.length > 0 && (
        <Section title="Artists">
          <ArtistStrip artists={artists} />
        </Section>
      )}
      {songs.length > 0 && (
        <Section title="Songs">
          <ol className="grid">
            {songs.map((song, index) => (
              <SongRow key={song.id} songs={songs} index={index} />
            ))}
          </ol>
        </Section>
      )}
    </div>
  )
}

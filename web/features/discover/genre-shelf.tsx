'use client'

import { useQuery } from '@apollo/client/react'
import { SongsByGenreDocument } from '@stave/sdk/query'
import { ToggleGroup } from 'radix-ui'
import { useState } from 'react'
import { ErrorState } from '@/components/states.tsx'
import { CoverCard } from '@/features/songs/cover-card.tsx'
import { CoverGrid, CoverGridSkeleton } from '@/features/songs/cover-grid.tsx'
import { catchUp } from '@/lib/early-click.ts'
import { Section } from './section.tsx'

export type GenreCard = { id: string; name: string; songs: number }

/** Songs of one genre at a time. */
export function GenreShelf({ genres, now }: { genres: readonly GenreCard[]; now: string }) {
  const [chosen, setChosen] = useState(genres[0]?.id ?? '')
  const { data, error, refetch } = useQuery(SongsByGenreDocument, {
    variables: { genre: chosen, now, first: 10 },
    skip: chosen === '',
  })
  if (genres.length === 0) return null
  return (
    <Section title="By genre">
      <ToggleGroup.Root
        type="single"
        value={chosen}
        onValueChange={(value) => value && setChosen(value)}
        aria-label="Genre"
        className="scroll-strip -mx-4 flex scroll-px-4 gap-2 px-4"
      >
        {genres.map(({ id, name, songs }) => (
          <ToggleGroup.Item
            key={id}
            ref={catchUp}
            value={id}
            className="shrink-0 snap-start rounded-full border border-rule px-4 py-1.5 text-sm text-soft transition-colors hover:text-ink data-[state=on]:border-ink data-[state=on]:bg-ink data-[state=on]:text-paper"
          >
            {name} <span className="tabular opacity-60">{songs}</span>
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {error && !data ? (
        <ErrorState title="These songs could not be read" onRetry={() => void refetch()}>
          The index does not answer at the moment.
        </ErrorState>
      ) : data ? (
        <CoverGrid>
          {data.songs.map((song, index) => (
            <li key={song.id}>
              <CoverCard songs={data.songs} index={index} />
            </li>
          ))}
        </CoverGrid>
      ) : (
        <CoverGridSkeleton count={5} />
      )}
    </Section>
  )
}

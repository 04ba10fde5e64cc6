'use client'

import {
  GenresDocument,
  NewestSongsDocument,
  TrendingSongsDocument,
  UpcomingSongsDocument,
} from '@stave/sdk/query'
import Link from 'next/link'
import { EmptyState } from '@/components/states.tsx'
import { Button } from '@/components/ui/button.tsx'
import { ArtistStrip } from '@/features/artists/artist-strip.tsx'
import { CoverCard } from '@/features/songs/cover-card.tsx'
import { CoverGrid } from '@/features/songs/cover-grid.tsx'
import type { ArtistLine, SongCard } from '@/features/songs/song-card.ts'
import { SongRow } from '@/features/songs/song-row.tsx'
import { usePageQuery } from '@/lib/apollo/use-page-query.ts'
import { GenreShelf } from './genre-shelf.tsx'
import { Hero } from './hero.tsx'
import { Section } from './section.tsx'

/**
 * The first page: what is heard now, what is new, by genre, and by whom.
 *
 * @param now Unix seconds, as decimal text: what is released by then is shown.
 */
export function Discover({ now }: { now: string }) {
  const { data: trendingData } = usePageQuery(TrendingSongsDocument, { now })
  const { data: newestData } = usePageQuery(NewestSongsDocument, { now })
  const { data: genreData } = usePageQuery(GenresDocument, {})
  const { data: upcomingData } = usePageQuery(UpcomingSongsDocument, { now })
  const trending = trendingData.songs
  const newest = newestData.songs
  const upcoming = upcomingData.songs
  if (newest.length + upcoming.length === 0) {
    return (
      <EmptyState
        title="No music here yet"
        action={
          <Button asChild variant="primary">
            <Link href="/release">Release the first song</Link>
          </Button>
        }
        className="py-28"
      >
        Every song that is released here pays the people who made it, play by play.
      </EmptyState>
    )
  }
  const ranked = trending.slice(1, 9)
  return (
    <div className="grid grid-cols-1 gap-16 sm:gap-20">
      <Hero songs={trending} />
      <div className="page grid grid-cols-1 gap-16 sm:gap-20">
        <Section title="New releases">
          <CoverGrid>
            {newest.slice(0, 10).map((song, index) => (
              <li key={song.number}>
                <CoverCard songs={newest} index={index} priority={index < 5} />
              </li>
            ))}
          </CoverGrid>
        </Section>
        {ranked.length > 0 && (
          <Section title="Trending">
            <ol className="grid gap-x-10 lg:grid-cols-2">
              {ranked.map((song, index) => (
                <SongRow key={song.number} songs={trending} index={index + 1} rank={index + 2} />
              ))}
            </ol>
          </Section>
        )}
        {upcoming.length > 0 && (
          <Section title="Coming soon">
            <CoverGrid>
              {upcoming.slice(0, 5).map((song, index) => (
                <li key={song.number}>
                  <CoverCard songs={upcoming} index={index} />
                </li>
              ))}
            </CoverGrid>
          </Section>
        )}
        <GenreShelf genres={genreData.genres} now={now} />
        <Section title="Artists">
          <ArtistStrip artists={artistsOf(trending)} />
        </Section>
      </div>
    </div>
  )
}

/** Whose songs these are, each artist once. */
function artistsOf(songs: readonly SongCard[]): ArtistLine[] {
  return [...new Map(songs.map(({ artist }) => [artist.id, artist])).values()]
}

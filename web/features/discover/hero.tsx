'use client'

import Link from 'next/link'
import { Artwork } from '@/components/artwork.tsx'
import { PlayButton } from '@/features/songs/play-button.tsx'
import { artistName, isPlayable, playPrice, type SongCard } from '@/features/songs/song-card.ts'
import { SongPrice } from '@/features/songs/song-price.tsx'
import { lines } from '@/lib/lines.ts'
import { formatCount } from '@/lib/money.ts'

/** The song of the moment, its cover set on a stave of five colours like a note. */
export function Hero({ songs }: { songs: readonly SongCard[] }) {
  const song = songs[0]
  if (!song) return null
  const { number, title, artist, metadata, plays, genre } = song
  return (
    <section aria-labelledby="hero-title" className="relative overflow-x-clip">
      <Stave />
      <div className="page relative grid items-center gap-x-16 gap-y-8 py-10 md:grid-cols-[1fr_minmax(0,26rem)] md:py-20 lg:grid-cols-[1fr_29rem]">
        <Link
          href={`/song/${number}`}
          tabIndex={-1}
          aria-hidden
          className="order-first mx-auto w-full max-w-sm md:order-last md:max-w-none"
        >
          <Artwork
            cid={metadata?.artworkCid}
            mime={metadata?.artworkMimeType}
            seed={number}
            alt=""
            priority
            sizes="(max-width: 768px) 92vw, 464px"
            className="shadow-cover"
          />
        </Link>
        <div className="grid justify-items-start gap-5">
          <p className="eyebrow bg-paper pr-3">Trending now · {genre.name}</p>
          <h1
            id="hero-title"
            className="-ml-0.5 bg-paper/80 text-[clamp(2.75rem,7vw,5.25rem)] leading-[0.98] md:bg-transparent"
          >
            <Link href={`/song/${number}`}>{title}</Link>
          </h1>
          <p className="text-lg text-soft">
            by{' '}
            <Link
              href={`/artist/${artist.id}`}
              className="text-ink underline decoration-stave underline-offset-4 hover:decoration-ink"
            >
              {artistName(artist)}
            </Link>
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-x-6 gap-y-3">
            <PlayButton songs={songs} size="lg" labelled />
            <p className="text-sm text-soft">
              <SongPrice song={song} className="font-semibold" />
              {isPlayable(song) && playPrice(song) > 0n && ' a play'}
              <span aria-hidden className="mx-2.5 text-stave">
                |
              </span>
              <span className="tabular">{formatCount(BigInt(plays))}</span> plays
            </p>
          </div>
        </div>
      </div>
    </section>
  )
}

/** Five lines across the whole page, one for each line of income. */
function Stave() {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-0 top-[30%] hidden gap-[2.1rem] opacity-45 md:grid"
    >
      {lines.map(({ id, color }) => (
        <span
          key={id}
          className="h-px w-full"
          style={{
            backgroundImage: `linear-gradient(90deg, transparent 30%, ${color} 58%, ${color} 92%, transparent)`,
          }}
        />
      ))}
    </div>
  )
}

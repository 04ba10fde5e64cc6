'use client'

import Link from 'next/link'
import { Artwork } from '@/components/artwork.tsx'
import { Moment } from '@/components/moment.tsx'
import { PlayButton } from './play-button.tsx'
import { artistName, isReleased, type SongCard } from './song-card.ts'
import { SongMenu } from './song-menu.tsx'
import { SongPrice } from './song-price.tsx'

type CoverCardProps = { songs: readonly SongCard[]; index: number; priority?: boolean }

/** A song by its cover; the button on it plays the list from here. */
export function CoverCard({ songs, index, priority = false }: CoverCardProps) {
  const song = songs[index]
  if (!song) return null
  const { number, title, artist, metadata } = song
  return (
    <article className="group relative grid grid-cols-1 content-start gap-3">
      <div className="relative">
        <Link href={`/song/${number}`} tabIndex={-1} aria-hidden className="block">
          <Artwork
            cid={metadata?.artworkCid}
            mime={metadata?.artworkMimeType}
            seed={number}
            alt=""
            priority={priority}
            sizes="(max-width: 640px) 45vw, (max-width: 1024px) 28vw, 220px"
            className="shadow-cover transition-transform duration-300 group-hover:-translate-y-1"
          />
        </Link>
        {isReleased(song) && (
          <PlayButton
            songs={songs}
            index={index}
            className="absolute right-3 bottom-3 opacity-0 shadow-raised transition-[opacity,transform] focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
          />
        )}
      </div>
      <div className="flex items-start justify-between gap-2">
        <div className="grid min-w-0 flex-1 grid-cols-1">
          <h3 className="truncate font-sans font-medium text-[0.9375rem] tracking-normal">
            <Link href={`/song/${number}`} className="hover:underline hover:underline-offset-4">
              {title}
            </Link>
          </h3>
          <p className="flex min-w-0 items-baseline gap-2 text-sm text-soft">
            <Link href={`/artist/${artist.id}`} className="truncate hover:text-ink">
              {artistName(artist)}
            </Link>
            <span aria-hidden className="text-stave">
              ·
            </span>
            {isReleased(song) ? (
              <SongPrice song={song} className="shrink-0 text-[0.8125rem]" />
            ) : (
              <Moment
                seconds={song.releaseAt}
                className="shrink-0 whitespace-nowrap text-[0.8125rem]"
              />
            )}
          </p>
        </div>
        <SongMenu song={song} />
      </div>
    </article>
  )
}

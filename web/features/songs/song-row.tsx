'use client'

import Link from 'next/link'
import { Artwork } from '@/components/artwork.tsx'
import { cn } from '@/lib/cn.ts'
import { formatCount } from '@/lib/money.ts'
import { formatDuration } from '@/lib/time.ts'
import { PlayButton, useIsPresent } from './play-button.tsx'
import { artistName, type SongCard } from './song-card.ts'
import { SongMenu } from './song-menu.tsx'
import { SongPrice } from './song-price.tsx'

type SongRowProps = {
  songs: readonly SongCard[]
  index: number
  /** Its place in a ranking. */
  rank?: number
  /** Leaves the artist out, on the artist's own page. */
  hideArtist?: boolean
}

/** A song in a list; the button plays the list from here. */
export function SongRow({ songs, index, rank, hideArtist = false }: SongRowProps) {
  const song = songs[index]
  const isPresent = useIsPresent(song?.number ?? 0)
  if (!song) return null
  const { number, title, artist, metadata, plays } = song
  return (
    <li className="@container">
      <div
        className={cn(
          'group -mx-2 flex items-center gap-3 rounded-lg px-2 py-2 transition-colors hover:bg-sunken @md:gap-4',
          isPresent && 'bg-sunken',
        )}
      >
        {rank !== undefined && (
          <span className="tabular hidden w-6 text-right font-display text-faint text-lg @md:block">
            {rank}
          </span>
        )}
        <div className="relative shrink-0">
          <Artwork
            cid={metadata?.artworkCid}
            mime={metadata?.artworkMimeType}
            seed={number}
            alt=""
            sizes="64px"
            className="size-14"
          />
          <span className="absolute inset-0 grid place-items-center">
            <PlayButton
              songs={songs}
              index={index}
              size="sm"
              className="opacity-0 transition-[opacity,transform] focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-90"
            />
          </span>
        </div>
        <div className="grid min-w-0 flex-1 grid-cols-1">
          <Link
            href={`/song/${number}`}
            className="truncate font-medium text-[0.9375rem] hover:underline hover:underline-offset-4"
          >
            {title}
          </Link>
          <span className="truncate text-sm text-soft">
            {hideArtist ? (
              song.genre.name
            ) : (
              <Link href={`/artist/${artist.id}`} className="hover:text-ink">
                {artistName(artist)}
              </Link>
            )}
          </span>
        </div>
        <span className="tabular hidden w-24 text-right text-faint text-sm @2xl:block">
          {formatCount(BigInt(plays))} plays
        </span>
        <SongPrice song={song} className="hidden w-16 text-right text-sm @2xs:block" />
        <span className="tabular hidden w-11 text-right text-faint text-sm @md:block">
          {formatDuration(Number(metadata?.duration ?? 0))}
        </span>
        <SongMenu song={song} />
      </div>
    </li>
  )
}

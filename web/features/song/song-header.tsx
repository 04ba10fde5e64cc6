'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Artwork } from '@/components/artwork.tsx'
import { Money } from '@/components/money.tsx'
import { PlayButton } from '@/features/songs/play-button.tsx'
import { artistName, isPlayable, isReleased, playPrice } from '@/features/songs/song-card.ts'
import { SongMenu } from '@/features/songs/song-menu.tsx'
import { formatCount } from '@/lib/money.ts'
import { formatDuration } from '@/lib/time.ts'
import { EarlyPlay } from './early-play.tsx'
import type { SongInFull } from './song-page.tsx'
import { SongWaveform } from './song-waveform.tsx'

/** Cover, title, and the way to hear it. */
export function SongHeader({ song }: { song: SongInFull }) {
  const { number, title, artist, metadata, genre, plays, listeners } = song
  const price = playPrice(song)
  return (
    <header className="grid items-end gap-x-12 gap-y-8 md:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] lg:grid-cols-[minmax(0,27rem)_minmax(0,1fr)]">
      <Artwork
        cid={metadata?.artworkCid}
        mime={metadata?.artworkMimeType}
        seed={number}
        alt={`Cover of ${title}`}
        priority
        sizes="(max-width: 768px) 92vw, 432px"
        className="w-full shadow-cover"
      />
      <div className="grid min-w-0 gap-6">
        <div className="grid gap-3">
          <p className="eyebrow">
            {genre.name}
            {metadata?.explicit && ' · Explicit'}
          </p>
          <h1 className="text-[clamp(2.5rem,5.5vw,4.5rem)] leading-none">{title}</h1>
          <p className="text-lg text-soft">
            by{' '}
            <Link
              href={`/artist/${artist.id}`}
              className="text-ink underline decoration-stave underline-offset-4 hover:decoration-ink"
            >
              {artistName(artist)}
            </Link>
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          {isReleased(song) ? (
            <PlayButton songs={[song]} size="lg" labelled />
          ) : (
            <EarlyPlay song={song} />
          )}
          <p className="text-sm text-soft">
            {!isPlayable(song) ? (
              'For patrons and subscribers, see below'
            ) : price === 0n ? (
              'Free to play'
            ) : (
              <>
                <Money micro={price} line="tabs" className="font-semibold" /> a play, the first 30
                seconds free
              </>
            )}
          </p>
          <SongMenu song={song} />
        </div>
        <SongWaveform song={song} />
        <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
          <Fact label="Length">
            {metadata?.duration ? formatDuration(Number(metadata.duration)) : '–'}
          </Fact>
          <Fact label="Plays">{formatCount(BigInt(plays))}</Fact>
          <Fact label="Listeners">{formatCount(listeners)}</Fact>
          <Fact label="Earned">
            <Money micro={song.paid} line="tabs" />
          </Fact>
        </dl>
      </div>
    </header>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="tabular text-base">{children}</dd>
    </div>
  )
}

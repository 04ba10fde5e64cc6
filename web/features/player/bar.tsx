'use client'

import { ChevronUp } from 'lucide-react'
import Link from 'next/link'
import { Artwork } from '@/components/artwork.tsx'
import { Button } from '@/components/ui/button.tsx'
import { useStore } from '@/lib/store.ts'
import { formatDuration } from '@/lib/time.ts'
import { player } from './actions.ts'
import { QueueButton, Transport, Volume } from './controls.tsx'
import { GateNotice } from './gate-notice.tsx'
import { ListenChip } from './listen-chip.tsx'
import { presentEntry, type Track } from './queue.ts'
import { playerStore } from './store.ts'
import { Waveform } from './waveform.tsx'

/** The player at the foot of every page; it appears with the first song. */
export function PlayerBar() {
  const track = useStore(playerStore, ({ queue }) => presentEntry(queue)?.track)
  if (!track) return null
  return (
    <section
      aria-label="Player"
      className="relative animate-[rise_240ms_ease-out] border-rule border-t bg-surface"
    >
      <GateNotice />
      <div className="mx-auto flex h-18 max-w-[92rem] items-center gap-3 px-3 sm:px-5 md:h-21 md:gap-6">
        <PresentSong track={track} />
        <div className="hidden flex-1 items-center gap-4 md:flex">
          <Transport />
          <Progress track={track} />
        </div>
        <div className="ml-auto flex items-center gap-1">
          <ListenChip track={track} className="hidden lg:inline-flex" />
          <div className="hidden lg:block">
            <Volume />
          </div>
          <div className="md:hidden">
            <Transport />
          </div>
          <div className="hidden sm:block">
            <QueueButton />
          </div>
          <Button
            variant="ghost"
            size="icon"
            aria-label="Open the player"
            onClick={() => player.showPanel('now-playing')}
            className="md:hidden"
          >
            <ChevronUp />
          </Button>
        </div>
      </div>
      <ThinProgress />
    </section>
  )
}

function PresentSong({ track }: { track: Track }) {
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3 md:w-60 md:flex-none lg:w-72">
      <Artwork
        cid={track.artworkCid}
        mime={track.artworkMime}
        seed={track.song}
        alt=""
        sizes="64px"
        className="size-12 shrink-0 md:size-14"
      />
      <div className="grid min-w-0">
        <Link
          href={`/song/${track.song}`}
          className="truncate font-medium text-sm hover:underline hover:underline-offset-4"
        >
          {track.title}
        </Link>
        <Link
          href={`/artist/${track.artistAddress}`}
          className="truncate text-soft text-xs hover:text-ink"
        >
          {track.artist}
        </Link>
      </div>
    </div>
  )
}

/** Where the song stands, on its waveform. */
export function Progress({ track, tall = false }: { track: Track; tall?: boolean }) {
  const playback = useStore(playerStore, (state) => state.playback)
  return (
    <div className="flex flex-1 items-center gap-3">
      <span className="tabular w-10 text-right text-faint text-xs">
        {formatDuration(playback.position)}
      </span>
      <Waveform
        peaks={track.waveform}
        position={playback.position}
        duration={playback.duration}
        buffered={playback.buffered}
        marksFree={playback.listen.state !== 'open'}
        onSeek={player.seek}
        className={tall ? 'h-20' : 'h-12'}
      />
      <span className="tabular w-10 text-faint text-xs">{formatDuration(playback.duration)}</span>
    </div>
  )
}

/** On a phone, where there is no room for a waveform. */
function ThinProgress() {
  const part = useStore(playerStore, ({ playback: { position, duration } }) =>
    duration > 0 ? Math.min(100, Math.round((position / duration) * 1000) / 10) : 0,
  )
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 h-0.5 bg-rule md:hidden">
      <div className="h-full bg-ink" style={{ width: `${part}%` }} />
    </div>
  )
}

'use client'

import { LoaderCircle, Pause, Play } from 'lucide-react'
import { player } from '@/features/player/actions.ts'
import { isActive } from '@/features/player/playback.ts'
import { presentEntry } from '@/features/player/queue.ts'
import { playerStore } from '@/features/player/store.ts'
import { cn } from '@/lib/cn.ts'
import { catchUp } from '@/lib/early-click.ts'
import { useStore } from '@/lib/store.ts'
import { type SongCard, toTrack } from './song-card.ts'

type PlayButtonProps = {
  /** The list that plays on from the song. */
  songs: readonly SongCard[]
  index?: number
  size?: 'sm' | 'md' | 'lg'
  /** Shows the word beside the icon. */
  labelled?: boolean
  className?: string
}

const sizes = {
  sm: 'size-9 [&_svg]:size-4',
  md: 'size-12 [&_svg]:size-5',
  lg: 'h-14 min-w-14 px-7 text-base [&_svg]:size-5',
}

/** Plays the song at `index` and then the rest of the list; pauses it when it is the one that plays. */
export function PlayButton({
  songs,
  index = 0,
  size = 'md',
  labelled = false,
  className,
}: PlayButtonProps) {
  const song = songs[index]
  const isPresent = useStore(
    playerStore,
    ({ queue }) => presentEntry(queue)?.track.song === song?.number,
  )
  const active = useStore(playerStore, ({ playback }) => isActive(playback))
  const loading = useStore(playerStore, ({ playback }) => playback.status === 'loading')
  if (!song) return null
  const playing = isPresent && active
  const word = playing ? 'Pause' : 'Play'
  const press = () => {
    if (isPresent) player.toggle()
    else player.playTracks(songs.map(toTrack), index)
  }
  return (
    <button
      ref={catchUp}
      type="button"
      onClick={press}
      aria-label={labelled ? undefined : `${word} ${song.title}`}
      className={cn(
        'inline-flex shrink-0 items-center justify-center gap-2.5 rounded-full bg-ink font-medium text-paper transition-transform hover:scale-[1.04] active:scale-[0.97]',
        sizes[size],
        className,
      )}
    >
      {playing ? (
        loading ? (
          <LoaderCircle className="animate-spin" />
        ) : (
          <Pause className="fill-current" />
        )
      ) : (
        <Play className="translate-x-px fill-current" />
      )}
      {labelled && word}
    </button>
  )
}

/** Whether the song is the one in the player. */
export function useIsPresent(song: number): boolean {
  return useStore(playerStore, ({ queue }) => presentEntry(queue)?.track.song === song)
}

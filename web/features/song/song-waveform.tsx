'use client'

import { player } from '@/features/player/actions.ts'
import { playerStore } from '@/features/player/store.ts'
import { Bars, Waveform } from '@/features/player/waveform.tsx'
import { useIsPresent } from '@/features/songs/play-button.tsx'
import { isReleased, toTrack } from '@/features/songs/song-card.ts'
import { useStore } from '@/lib/store.ts'
import type { SongInFull } from './song-page.tsx'

/** The song's shape; a touch plays from there. */
export function SongWaveform({ song }: { song: SongInFull }) {
  const isPresent = useIsPresent(song.number)
  const playback = useStore(playerStore, (state) => state.playback)
  const duration = Number(song.metadata?.duration ?? 0)
  if (!isReleased(song)) {
    return (
      <div className="relative h-20 sm:h-24">
        <Bars peaks={song.metadata?.waveform ?? []} count={180} className="text-stave" />
      </div>
    )
  }
  const seek = (seconds: number) => {
    if (!isPresent) player.playTracks([toTrack(song)])
    player.seek(seconds)
  }
  return (
    <Waveform
      peaks={song.metadata?.waveform ?? []}
      position={isPresent ? playback.position : 0}
      duration={isPresent && playback.duration > 0 ? playback.duration : duration}
      marksFree={BigInt(song.price) > 0n && !(isPresent && playback.listen.state === 'open')}
      onSeek={seek}
      bars={180}
      className="h-20 sm:h-24"
    />
  )
}

import { player } from './actions.ts'
import { isActive } from './playback.ts'
import { presentEntry } from './queue.ts'
import { playerStore } from './store.ts'

/** Lets media keys, headphones and the lock screen see and steer the player. Gives back how to stop. */
export function followMediaSession(): () => void {
  if (!('mediaSession' in navigator)) return () => {}
  const { mediaSession } = navigator
  const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: () => player.play(),
    pause: () => player.pause(),
    previoustrack: () => player.previous(),
    nexttrack: () => player.next(),
    seekbackward: ({ seekOffset }) => player.seekBy(-(seekOffset ?? 10)),
    seekforward: ({ seekOffset }) => player.seekBy(seekOffset ?? 10),
    seekto: ({ seekTime }) => player.seek(seekTime ?? 0),
  }
  for (const [action, handler] of Object.entries(handlers)) {
    mediaSession.setActionHandler(action as MediaSessionAction, handler)
  }
  let shown: string | undefined
  const update = () => {
    const { queue, playback } = playerStore.get()
    const entry = presentEntry(queue)
    if (entry?.key !== shown) {
      shown = entry?.key
      const art = entry?.track.artworkCid
      mediaSession.metadata = entry
        ? new MediaMetadata({
            title: entry.track.title,
            artist: entry.track.artist,
            artwork: art ? [{ src: `/artwork/${art}` }] : [],
          })
        : null
    }
    if (!entry) mediaSession.playbackState = 'none'
    else mediaSession.playbackState = isActive(playback) ? 'playing' : 'paused'
    if (playback.duration > 0) {
      const { duration, position } = playback
      mediaSession.setPositionState?.({ duration, position: Math.min(position, duration) })
    }
  }
  update()
  const stop = playerStore.subscribe(update)
  return () => {
    stop()
    for (const action of Object.keys(handlers)) {
      mediaSession.setActionHandler(action as MediaSessionAction, null)
    }
  }
}

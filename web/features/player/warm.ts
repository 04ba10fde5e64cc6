import { nextEntry, presentEntry } from './queue.ts'
import { playerStore } from './store.ts'
import { streamUrl } from './stream-url.ts'

/** Seconds before the end at which the next song's beginning is fetched. */
const AHEAD = 20
const FIRST_BYTES = 262_144

/** Fetches the beginning of the next song shortly before it is due, so that it starts without a pause. */
export function warmNext(isKnown: () => boolean): () => void {
  let warmed: string | undefined
  return playerStore.subscribe(() => {
    const { queue, playback } = playerStore.get()
    const next = nextEntry(queue)
    const isDue =
      playback.status === 'playing' &&
      playback.duration > 0 &&
      playback.duration - playback.position < AHEAD
    if (!next || !isDue || warmed === next.key || !presentEntry(queue)) return
    warmed = next.key
    const range = { range: `bytes=0-${FIRST_BYTES - 1}` }
    fetch(streamUrl(next.track.song, { preview: !isKnown() }), { headers: range })
      .then((response) => response.arrayBuffer())
      .catch(() => {})
  })
}

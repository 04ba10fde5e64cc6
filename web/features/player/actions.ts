import type { Engine } from './engine.ts'
import type { Listen } from './playback.ts'
import { isActive } from './playback.ts'
import { presentEntry, type QueueEntry, type Track } from './queue.ts'
import { dispatchQueue, type PlayerState, playerStore } from './store.ts'

let engine: Engine | undefined

/** Gives the actions the audio element's engine; undefined when the player leaves the page. */
export function attachEngine(attached: Engine | undefined): void {
  engine = attached
  if (!engine) return
  const { volume, muted } = playerStore.get()
  engine.setVolume(volume, muted)
}

const entryOf = (track: Track): QueueEntry => ({ key: crypto.randomUUID(), track })

/** Loads the entry that is up, as `load` of the engine does. */
export function loadPresent(
  autoplay: boolean,
  options: { position?: number; listen?: Listen } = {},
): void {
  const entry = presentEntry(playerStore.get().queue)
  if (entry) engine?.load(entry.track, { autoplay, ...options })
  else engine?.unload()
}

/** What buttons and keys do to the player. */
export const player = {
  /** Plays these songs, beginning with the one at `start`. */
  playTracks(tracks: readonly Track[], start = 0) {
    dispatchQueue({ type: 'replace', entries: tracks.map(entryOf), start })
    loadPresent(true)
  },
  playNext(track: Track) {
    const wasEmpty = playerStore.get().queue.index < 0
    dispatchQueue({ type: 'insert-next', entry: entryOf(track) })
    if (wasEmpty) loadPresent(false)
  },
  enqueue(track: Track) {
    const wasEmpty = playerStore.get().queue.index < 0
    dispatchQueue({ type: 'append', entry: entryOf(track) })
    if (wasEmpty) loadPresent(false)
  },
  toggle() {
    if (isActive(playerStore.get().playback)) engine?.pause()
    else engine?.play()
  },
  play: () => engine?.play(),
  pause: () => engine?.pause(),
  seek: (seconds: number) => engine?.seek(seconds),
  seekBy(seconds: number) {
    engine?.seek(playerStore.get().playback.position + seconds)
  },
  next() {
    changeSong(() => dispatchQueue({ type: 'next' }))
  },
  /** Goes back to the song's begin, or from there to the song before. */
  previous() {
    const { playback, queue } = playerStore.get()
    if (playback.position > 3 || queue.index === 0) engine?.seek(0)
    else changeSong(() => dispatchQueue({ type: 'previous' }))
  },
  jump(key: string) {
    dispatchQueue({ type: 'jump', key })
    loadPresent(true)
  },
  remove(key: string) {
    changeSong(() => dispatchQueue({ type: 'remove', key }))
  },
  move(key: string, to: number) {
    dispatchQueue({ type: 'move', key, to })
  },
  /** Forgets what comes after the present song. */
  clearUpcoming() {
    const { queue } = playerStore.get()
    for (const { key } of queue.entries.slice(queue.index + 1))
      dispatchQueue({ type: 'remove', key })
  },
  /** The song has ended: the next one, if there is one. */
  advance() {
    const { queue } = playerStore.get()
    if (queue.index + 1 < queue.entries.length) {
      dispatchQueue({ type: 'next' })
      loadPresent(true)
    }
  },
  reopen: () => engine?.reopen(),
  recover: () => engine?.recover(),
  setVolume(volume: number) {
    playerStore.set((state) => ({ ...state, volume, muted: false }))
    engine?.setVolume(volume, false)
  },
  toggleMute() {
    playerStore.set((state) => ({ ...state, muted: !state.muted }))
    const { volume, muted } = playerStore.get()
    engine?.setVolume(volume, muted)
  },
  showPanel(panel: PlayerState['panel']) {
    playerStore.set((state) => ({ ...state, panel }))
  },
}

/** Loads another song if the change brought one up, and plays it if the former one was playing. */
function changeSong(change: () => void): void {
  const { queue, playback } = playerStore.get()
  const before = presentEntry(queue)?.key
  const active = isActive(playback) || playback.status === 'gated'
  change()
  if (presentEntry(playerStore.get().queue)?.key !== before) loadPresent(active)
}

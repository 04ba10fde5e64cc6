import { createStore } from '@/lib/store.ts'
import { type Playback, type PlaybackEvent, reducePlayback, stopped } from './playback.ts'
import { emptyQueue, type Queue, type QueueAction, reduceQueue } from './queue.ts'

export type PlayerState = {
  queue: Queue
  playback: Playback
  /** 0 to 1. */
  volume: number
  muted: boolean
  /** Which of the player's panels is open. */
  panel: 'none' | 'queue' | 'now-playing'
}

/** The player, which outlives pages. */
export const playerStore = createStore<PlayerState>({
  queue: emptyQueue,
  playback: stopped,
  volume: 1,
  muted: false,
  panel: 'none',
})

/** Tells the playback what happened. */
export function dispatch(event: PlaybackEvent): void {
  playerStore.set((state) => {
    const playback = reducePlayback(state.playback, event)
    return playback === state.playback ? state : { ...state, playback }
  })
}

/** Changes the queue. */
export function dispatchQueue(action: QueueAction): void {
  playerStore.set((state) => ({ ...state, queue: reduceQueue(state.queue, action) }))
}

'use client'

import { useStore } from '@/lib/store.ts'
import type { Playback } from './playback.ts'
import { presentEntry, type Track } from './queue.ts'
import { playerStore } from './store.ts'

/** Tells screen readers which song plays and what holds it up. */
export function Announcer() {
  const words = useStore(playerStore, ({ queue, playback }) =>
    wordsFor(presentEntry(queue)?.track, playback),
  )
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  )
}

function wordsFor(track: Track | undefined, { status, listen, message }: Playback): string {
  if (!track) return ''
  switch (status) {
    case 'playing':
      return `Playing ${track.title} by ${track.artist}`
    case 'paused':
      return `Paused ${track.title}`
    case 'reconnecting':
      return 'The connection is lost. Trying again.'
    case 'gated':
      return listen.state === 'gated' ? listen.message : ''
    case 'failed':
      return message ?? ''
    default:
      return ''
  }
}

import { onRecovery, suspect } from '@/lib/outages/outages.ts'
import { player } from './actions.ts'
import type { Playback } from './playback.ts'
import { playerStore } from './store.ts'

/** Milliseconds of silence after which somebody should find out why. */
const LONG = 4_000

/** Has it found out why a song does not go on, and goes on by itself after an outage. Gives back how to stop. */
export function followOutages(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let before: Playback['status'] | undefined
  const look = () => {
    const { status, listen } = playerStore.get().playback
    if (status === before) return
    before = status
    clearTimeout(timer)
    if (status === 'reconnecting' || status === 'failed') suspect()
    else if (status === 'loading' || status === 'buffering') timer = setTimeout(suspect, LONG)
    else if (listen.state === 'gated' && listen.gate === 'outage') suspect()
  }
  const stop = [playerStore.subscribe(look), onRecovery(player.recover)]
  return () => {
    clearTimeout(timer)
    for (const end of stop) end()
  }
}

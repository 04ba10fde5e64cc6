import { z } from 'zod'
import type { Listen, Playback } from './playback.ts'
import type { Queue } from './queue.ts'
import type { PlayerState } from './store.ts'

const KEY = 'stave.player'
/** A listen that was paid goes on after a reload for as long as the gateway keeps the song open, and no longer. */
const LISTEN_SECONDS = 900

const track = z.object({
  song: z.number().int().positive(),
  title: z.string(),
  artist: z.string(),
  artistAddress: z.string(),
  artworkCid: z.string().nullable(),
  artworkMime: z.string().nullable(),
  price: z.string().regex(/^\d+$/),
  duration: z.number().nonnegative(),
  waveform: z.array(z.number()),
})

const remembered = z.object({
  entries: z.array(z.object({ key: z.string(), track })),
  index: z.number().int(),
  position: z.number().nonnegative(),
  /** Unix seconds at which an open listen was seen last; null when it is not open. */
  openAt: z.number().nullable(),
  paid: z.boolean(),
  volume: z.number().min(0).max(1),
  muted: z.boolean(),
})

export type Remembered = {
  queue: Queue
  position: number
  listen: Listen
  volume: number
  muted: boolean
}

/** What the player keeps in the browser, as text. */
export function writeRemembered(
  { queue, playback, volume, muted }: PlayerState,
  now: number,
): string {
  return JSON.stringify({
    ...queue,
    position: playback.position,
    openAt: playback.listen.state === 'open' ? now : null,
    paid: playback.listen.state === 'open' && playback.listen.paid,
    volume,
    muted,
  })
}

/** Reads it back. Undefined when there is nothing, or nothing that can be used. */
export function readRemembered(text: string | null, now: number): Remembered | undefined {
  if (!text) return undefined
  const { data } = remembered.safeParse(parse(text))
  if (!data) return undefined
  const { entries, position, openAt, paid, volume, muted } = data
  const index = entries.length === 0 ? -1 : Math.min(Math.max(data.index, 0), entries.length - 1)
  const fresh = openAt !== null && now - openAt < LISTEN_SECONDS
  const listen: Listen = fresh ? { state: 'open', paid } : { state: 'preview' }
  return {
    queue: { entries, index },
    position: fresh ? position : Math.min(position, 20),
    listen,
    volume,
    muted,
  }
}

/** Keeps the player's state in this browser; a browser that refuses keeps nothing. */
export function remember(state: PlayerState): void {
  try {
    localStorage.setItem(KEY, writeRemembered(state, Date.now() / 1000))
  } catch {
    // Storage is full or closed: the queue then lasts as long as the page.
  }
}

/** What this browser has kept. */
export function recall(): Remembered | undefined {
  try {
    return readRemembered(localStorage.getItem(KEY), Date.now() / 1000)
  } catch {
    return undefined
  }
}

/** Whether a change is worth keeping at once, or can wait for the next five seconds. */
export function changesMuch(before: Playback, after: Playback): boolean {
  return (
    before.listen.state !== after.listen.state ||
    before.status !== after.status ||
    Math.abs(before.position - after.position) > 5
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

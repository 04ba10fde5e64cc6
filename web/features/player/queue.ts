/** What the player needs to know of a song; plain data, so that a browser can keep it. */
export type Track = {
  song: number
  title: string
  artist: string
  artistAddress: string
  artworkCid: string | null
  artworkMime: string | null
  /** Micro-USDC for one play, as decimal text. */
  price: string
  /** Seconds, as published; the audio itself has the last word. */
  duration: number
  /** Peaks from begin to end, 0 to 255; empty when unknown. */
  waveform: readonly number[]
}

/** A track in the queue; `key` tells two entries of the same song apart. */
export type QueueEntry = { key: string; track: Track }

/** Songs in the order they will play, and which of them is up; -1 when there is none. */
export type Queue = { entries: readonly QueueEntry[]; index: number }

export const emptyQueue: Queue = { entries: [], index: -1 }

export type QueueAction =
  /** Plays these instead, beginning with the one at `start`. */
  | { type: 'replace'; entries: readonly QueueEntry[]; start: number }
  /** Puts it right behind the present one. */
  | { type: 'insert-next'; entry: QueueEntry }
  | { type: 'append'; entry: QueueEntry }
  | { type: 'remove'; key: string }
  | { type: 'move'; key: string; to: number }
  | { type: 'jump'; key: string }
  | { type: 'next' }
  | { type: 'previous' }
  /** The song's price has changed. */
  | { type: 'reprice'; song: number; price: bigint }
  | { type: 'clear' }

/** The queue after an action. The present entry stays the present one however others move around it. */
export function reduceQueue(queue: Queue, action: QueueAction): Queue {
  const { entries, index } = queue
  switch (action.type) {
    case 'replace':
      return {
        entries: action.entries,
        index: action.entries.length === 0 ? -1 : clamp(action.start, action.entries.length),
      }
    case 'insert-next':
      return {
        entries: entries.toSpliced(index + 1, 0, action.entry),
        index: Math.max(index, 0),
      }
    case 'append':
      return { entries: [...entries, action.entry], index: Math.max(index, 0) }
    case 'remove':
      return remove(queue, action.key)
    case 'move':
      return move(queue, action.key, action.to)
    case 'jump': {
      const to = entries.findIndex(({ key }) => key === action.key)
      return to < 0 ? queue : { entries, index: to }
    }
    case 'next':
      return index + 1 < entries.length ? { entries, index: index + 1 } : queue
    case 'previous':
      return index > 0 ? { entries, index: index - 1 } : queue
    case 'reprice':
      return { entries: entries.map((entry) => reprice(entry, action.song, action.price)), index }
    case 'clear':
      return emptyQueue
  }
}

/** The entry that is up. */
export function presentEntry({ entries, index }: Queue): QueueEntry | undefined {
  return entries[index]
}

/** The entry that comes after it. */
export function nextEntry({ entries, index }: Queue): QueueEntry | undefined {
  return entries[index + 1]
}

function remove({ entries, index }: Queue, key: string): Queue {
  const at = entries.findIndex((entry) => entry.key === key)
  if (at < 0) return { entries, index }
  const rest = entries.toSpliced(at, 1)
  if (rest.length === 0) return emptyQueue
  // Removing the present entry brings up the one behind it, or the last one.
  return { entries: rest, index: at < index ? index - 1 : clamp(index, rest.length) }
}

function move({ entries, index }: Queue, key: string, to: number): Queue {
  const from = entries.findIndex((entry) => entry.key === key)
  const moved = entries[from]
  if (!moved) return { entries, index }
  const present = entries[index]
  const order = entries.toSpliced(from, 1).toSpliced(clamp(to, entries.length), 0, moved)
  return { entries: order, index: order.findIndex((entry) => entry.key === present?.key) }
}

function reprice(entry: QueueEntry, song: number, price: bigint): QueueEntry {
  if (entry.track.song !== song) return entry
  return { ...entry, track: { ...entry.track, price: price.toString() } }
}

function clamp(at: number, length: number): number {
  return Math.min(Math.max(at, 0), length - 1)
}

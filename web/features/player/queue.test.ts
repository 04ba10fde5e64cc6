import { describe, expect, test } from 'vitest'
import {
  emptyQueue,
  nextEntry,
  presentEntry,
  type Queue,
  type QueueEntry,
  reduceQueue,
} from './queue.ts'

const entry = (song: number): QueueEntry => ({
  key: `k${song}`,
  track: {
    song,
    title: `Song ${song}`,
    artist: 'Artist',
    artistAddress: '0x0000000000000000000000000000000000000001',
    artworkCid: null,
    artworkMime: null,
    price: '10000',
    duration: 60,
    waveform: [],
  },
})

const queueOf = (songs: number[], index: number): Queue => ({ entries: songs.map(entry), index })
const songsOf = (queue: Queue) => queue.entries.map(({ track }) => track.song)
const up = (queue: Queue) => presentEntry(queue)?.track.song

describe('queue', () => {
  test('plays a list from the song that was chosen', () => {
    const queue = reduceQueue(emptyQueue, {
      type: 'replace',
      entries: [1, 2, 3].map(entry),
      start: 1,
    })
    expect(up(queue)).toBe(2)
    expect(nextEntry(queue)?.track.song).toBe(3)
  })

  test('is empty after an empty list', () => {
    const queue = reduceQueue(queueOf([1], 0), { type: 'replace', entries: [], start: 0 })
    expect(queue).toEqual(emptyQueue)
  })

  test('puts a song next or last, and brings up the first one', () => {
    expect(
      songsOf(reduceQueue(queueOf([1, 2], 0), { type: 'insert-next', entry: entry(9) })),
    ).toEqual([1, 9, 2])
    expect(songsOf(reduceQueue(queueOf([1, 2], 0), { type: 'append', entry: entry(9) }))).toEqual([
      1, 2, 9,
    ])
    expect(up(reduceQueue(emptyQueue, { type: 'append', entry: entry(4) }))).toBe(4)
    expect(up(reduceQueue(emptyQueue, { type: 'insert-next', entry: entry(4) }))).toBe(4)
  })

  test('goes forward and back, and stops at both ends', () => {
    const last = reduceQueue(queueOf([1, 2], 0), { type: 'next' })
    expect(up(last)).toBe(2)
    expect(reduceQueue(last, { type: 'next' })).toBe(last)
    const first = reduceQueue(last, { type: 'previous' })
    expect(up(first)).toBe(1)
    expect(reduceQueue(first, { type: 'previous' })).toBe(first)
  })

  test.each([
    ['before it', 'k1', 2, [2, 3]],
    ['behind it', 'k3', 2, [1, 2]],
  ])('keeps the present song when one %s is removed', (_, key, present, songs) => {
    const queue = reduceQueue(queueOf([1, 2, 3], 1), { type: 'remove', key })
    expect(up(queue)).toBe(present)
    expect(songsOf(queue)).toEqual(songs)
  })

  test('brings up a neighbour when the present song is removed', () => {
    expect(up(reduceQueue(queueOf([1, 2, 3], 1), { type: 'remove', key: 'k2' }))).toBe(3)
    expect(up(reduceQueue(queueOf([1, 2, 3], 2), { type: 'remove', key: 'k3' }))).toBe(2)
    expect(reduceQueue(queueOf([1], 0), { type: 'remove', key: 'k1' })).toEqual(emptyQueue)
    const queue = queueOf([1], 0)
    expect(reduceQueue(queue, { type: 'remove', key: 'unknown' })).toEqual(queue)
  })

  test.each([
    ['k1', 2, [2, 3, 1]],
    ['k3', 0, [3, 1, 2]],
    ['k2', 99, [1, 3, 2]],
    ['k2', -5, [2, 1, 3]],
  ])('moves %s to %i and keeps the present song up', (key, to, songs) => {
    const queue = reduceQueue(queueOf([1, 2, 3], 1), { type: 'move', key, to })
    expect(songsOf(queue)).toEqual(songs)
    expect(up(queue)).toBe(2)
  })

  test('shows a changed price wherever the song stands', () => {
    const queue: Queue = { entries: [entry(1), entry(2), { ...entry(1), key: 'again' }], index: 0 }
    const changed = reduceQueue(queue, { type: 'reprice', song: 1, price: 20_000n })
    expect(changed.entries.map(({ track }) => track.price)).toEqual(['20000', '10000', '20000'])
  })

  test('jumps to an entry', () => {
    expect(up(reduceQueue(queueOf([1, 2, 3], 0), { type: 'jump', key: 'k3' }))).toBe(3)
    expect(up(reduceQueue(queueOf([1, 2, 3], 0), { type: 'jump', key: 'unknown' }))).toBe(1)
    expect(reduceQueue(queueOf([1, 2], 1), { type: 'clear' })).toEqual(emptyQueue)
  })
})

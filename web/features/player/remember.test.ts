import { expect, test } from 'vitest'
import { stopped } from './playback.ts'
import type { Track } from './queue.ts'
import { readRemembered, writeRemembered } from './remember.ts'
import type { PlayerState } from './store.ts'

const track: Track = {
  song: 3,
  title: 'Low Tide',
  artist: 'Ada',
  artistAddress: '0x0000000000000000000000000000000000000001',
  artworkCid: null,
  artworkMime: null,
  price: '3000',
  duration: 90,
  waveform: [1, 2, 3],
}

const state: PlayerState = {
  queue: { entries: [{ key: 'a', track }], index: 0 },
  playback: { ...stopped, position: 61.5, listen: { state: 'open', paid: true } },
  volume: 0.4,
  muted: true,
  panel: 'none',
}

test('a paid listen goes on where it was after a reload', () => {
  expect(readRemembered(writeRemembered(state, 1000), 1060)).toEqual({
    queue: state.queue,
    position: 61.5,
    listen: { state: 'open', paid: true },
    volume: 0.4,
    muted: true,
  })
})

test('a day later the song begins in its free part, unpaid', () => {
  const later = readRemembered(writeRemembered(state, 1000), 90_000)
  expect(later?.listen).toEqual({ state: 'preview' })
  expect(later?.position).toBe(20)
})

test('what cannot be read is forgotten', () => {
  expect(readRemembered(null, 0)).toBeUndefined()
  expect(readRemembered('{', 0)).toBeUndefined()
  expect(readRemembered('{"entries":[{}]}', 0)).toBeUndefined()
})

test('an index beyond the queue is brought back into it', () => {
  const text = writeRemembered({ ...state, queue: { ...state.queue, index: 7 } }, 0)
  expect(readRemembered(text, 0)?.queue.index).toBe(0)
  const empty = writeRemembered({ ...state, queue: { entries: [], index: 0 } }, 0)
  expect(readRemembered(empty, 0)?.queue.index).toBe(-1)
})

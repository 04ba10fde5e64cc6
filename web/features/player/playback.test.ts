import { describe, expect, test } from 'vitest'
import {
  FREE_SECONDS,
  isActive,
  isAtBoundary,
  MAX_RETRIES,
  type Playback,
  type PlaybackEvent,
  reducePlayback,
  retryDelay,
  SIGN_AT,
  shouldSign,
  stopped,
} from './playback.ts'

const run = (events: PlaybackEvent[], from: Playback = stopped) =>
  events.reduce(reducePlayback, from)
const loaded = run([{ type: 'load', duration: 120, autoplay: true }])
const playing = run([{ type: 'playing' }], loaded)
const at = (position: number, playback = playing) => run([{ type: 'time', position }], playback)

describe('a listen', () => {
  test('is signed once, shortly before the free part ends', () => {
    expect(shouldSign(at(SIGN_AT - 1))).toBe(false)
    expect(shouldSign(at(SIGN_AT))).toBe(true)
    const signing = run([{ type: 'listen', listen: { state: 'signing' } }], at(SIGN_AT))
    expect(shouldSign(signing)).toBe(false)
    const open = run([{ type: 'listen', listen: { state: 'open', paid: true } }], signing)
    expect(shouldSign(at(60, open))).toBe(false)
  })

  test('is signed at once when the listener jumps ahead', () => {
    expect(shouldSign(at(90))).toBe(true)
  })

  test('is not signed while paused', () => {
    expect(shouldSign(run([{ type: 'pause' }], at(SIGN_AT)))).toBe(false)
  })

  test('of a song that fits the free part costs nothing', () => {
    const short = run([{ type: 'duration', duration: FREE_SECONDS }], at(29.99))
    expect(shouldSign(short)).toBe(false)
    expect(isAtBoundary(short)).toBe(false)
  })

  test('of a song whose length is not known yet is signed like any other', () => {
    const unknown = run([
      { type: 'load', duration: 0, autoplay: true },
      { type: 'playing' },
      { type: 'time', position: SIGN_AT },
    ])
    expect(shouldSign(unknown)).toBe(true)
    expect(isAtBoundary(at(FREE_SECONDS, unknown))).toBe(true)
  })

  test('goes back and forth after it was paid without being signed again', () => {
    const open = run([{ type: 'listen', listen: { state: 'open', paid: true } }], at(40))
    expect(shouldSign(at(0, open))).toBe(false)
    expect(isAtBoundary(at(119, open))).toBe(false)
  })

  test('begins anew after the song has ended', () => {
    const open = run([{ type: 'listen', listen: { state: 'open', paid: true } }], at(119))
    const again = run([{ type: 'ended' }, { type: 'play' }, { type: 'playing' }], open)
    expect(shouldSign(at(SIGN_AT, again))).toBe(true)
  })

  test('that a reload interrupted goes on as paid', () => {
    const resumed = run([
      {
        type: 'load',
        duration: 120,
        position: 70,
        listen: { state: 'open', paid: true },
        autoplay: false,
      },
      { type: 'play' },
      { type: 'playing' },
    ])
    expect(resumed.position).toBe(70)
    expect(shouldSign(resumed)).toBe(false)
  })
})

describe('the end of the free part', () => {
  test('is reached only while the rest is not open', () => {
    expect(isAtBoundary(at(FREE_SECONDS - 1))).toBe(false)
    expect(isAtBoundary(at(FREE_SECONDS))).toBe(true)
    const open = run([{ type: 'listen', listen: { state: 'open', paid: false } }], at(FREE_SECONDS))
    expect(isAtBoundary(open)).toBe(false)
  })

  test('stops the player and keeps the reason', () => {
    const listen = { state: 'gated', gate: 'top-up', message: 'The tab is used up.' } as const
    const gated = run([{ type: 'listen', listen }, { type: 'stop-at-gate' }], at(30.2))
    expect(gated).toMatchObject({ status: 'gated', position: FREE_SECONDS, listen })
    expect(isActive(gated)).toBe(false)
  })
})

describe('the connection', () => {
  test('is tried again, and the count starts over once audio plays', () => {
    const lost = run([{ type: 'connection-lost' }], playing)
    expect(lost).toMatchObject({ status: 'reconnecting', retries: 1 })
    expect(run([{ type: 'playing' }], lost)).toMatchObject({ status: 'playing', retries: 0 })
  })

  test('is given up after the last try, with what to do', () => {
    const events = Array.from({ length: MAX_RETRIES + 1 }, () => ({
      type: 'connection-lost' as const,
    }))
    const failed = run(events, playing)
    expect(failed.status).toBe('failed')
    expect(failed.message).toMatch('press play')
    expect(run([{ type: 'play' }], failed)).toMatchObject({ status: 'loading', retries: 0 })
  })

  test('is tried at growing intervals', () => {
    expect([1, 2, 3, 4, 5, 6].map(retryDelay)).toEqual([500, 1000, 2000, 4000, 8000, 8000])
  })
})

describe('status', () => {
  test('waits only while it plays', () => {
    expect(run([{ type: 'waiting' }], playing).status).toBe('buffering')
    const paused = run([{ type: 'pause' }], playing)
    expect(run([{ type: 'waiting' }], paused).status).toBe('paused')
  })

  test('pausing a gated song leaves the gate standing', () => {
    const gated = run([{ type: 'stop-at-gate' }], at(30))
    expect(run([{ type: 'pause' }], gated).status).toBe('gated')
  })

  test('another song starts from nothing', () => {
    const next = run([{ type: 'load', duration: 50, autoplay: true }], at(100))
    expect(next).toMatchObject({ status: 'loading', position: 0, duration: 50, retries: 0 })
    expect(run([{ type: 'unload' }], next)).toEqual(stopped)
  })
})

import { describe, expect, test } from 'vitest'
import { announcedSeconds } from './announced-length.ts'

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const little = (value: number) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff)
const big = (value: number) => little(value).reverse()
const bytes = (...parts: number[][]) => Uint8Array.from(parts.flat())

/** 16 bit, stereo, 44,100 a second: 176,400 bytes a second. */
const format = [
  ...ascii('fmt '),
  ...little(16),
  1,
  0,
  2,
  0,
  ...little(44_100),
  ...little(176_400),
  4,
  0,
  16,
  0,
]
const wav = (dataSize: number, between: number[] = []) =>
  bytes(ascii('RIFF'), little(0), ascii('WAVE'), format, between, ascii('data'), little(dataSize))

describe('WAV', () => {
  test('says how long it is, whatever stands before the sound', () => {
    expect(announcedSeconds(wav(176_400 * 90))).toBe(90)
    const odd = [...ascii('LIST'), ...little(3), 1, 2, 3, 0]
    expect(announcedSeconds(wav(176_400 * 2, odd))).toBe(2)
  })

  test('written to a pipe does not know', () => {
    expect(announcedSeconds(wav(0xffff_ffff))).toBeUndefined()
    expect(announcedSeconds(wav(0))).toBeUndefined()
  })

  test('cut off within its header does not say', () => {
    expect(announcedSeconds(wav(176_400).subarray(0, 38))).toBeUndefined()
  })
})

test('FLAC counts its samples', () => {
  const flac = (samples: number) =>
    bytes(
      ascii('fLaC'),
      [0, 0, 0, 34],
      new Array<number>(10).fill(0),
      // 44,100 a second in 20 bits, two channels, 16 bit, and the four highest bits of the samples.
      [0x0a, 0xc4, 0x42, 0xf0 | Math.floor(samples / 2 ** 32)],
      big(samples % 2 ** 32),
    )
  expect(announcedSeconds(flac(44_100 * 60))).toBe(60)
  expect(announcedSeconds(flac(2 ** 33))).toBeCloseTo(194_783, 0)
  expect(announcedSeconds(flac(0))).toBeUndefined()
})

describe('MP3', () => {
  const xing = (frames: number) => [...ascii('Xing'), ...big(1), ...big(frames)]
  const stereo = [0xff, 0xfb, 0x90, 0x00, ...new Array<number>(32).fill(0)]
  const halfMono = [0xff, 0xf3, 0x90, 0xc0, ...new Array<number>(9).fill(0)]

  test('counts its frames', () => {
    expect(announcedSeconds(bytes(stereo, xing(3_000)))).toBeCloseTo((3_000 * 1152) / 44_100, 6)
    expect(announcedSeconds(bytes(halfMono, xing(3_000)))).toBeCloseTo((3_000 * 576) / 22_050, 6)
  })

  test('counts them behind its tags too', () => {
    const tags = [...ascii('ID3'), 4, 0, 0, 0, 0, 1, 2, ...new Array<number>(130).fill(7)]
    expect(announcedSeconds(bytes(tags, stereo, xing(1_000)))).toBeCloseTo(26.12, 2)
  })

  test('of a constant bit rate does not say', () => {
    expect(announcedSeconds(bytes(stereo, new Array<number>(64).fill(0)))).toBeUndefined()
  })
})

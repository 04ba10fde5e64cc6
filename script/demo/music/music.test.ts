import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MPEGDecoder } from 'mpg123-decoder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { songs } from '../roster.ts'
import { parseChord, parseKey, pitchClasses, progression } from './composition/theory.ts'
import { voiceLead } from './composition/voicing.ts'
import { measureLoudness } from './dsp/mastering.ts'
import { composers } from './genres/index.ts'
import { encodeMp3 } from './mp3.ts'
import { computePeaks } from './peaks.ts'
import { CEILING, LOUDNESS, renderSong } from './render.ts'
import { hashSpec, renderAll } from './render-all.ts'
import type { Pcm, SongSpec } from './types.ts'
import { encodeWav } from './wav.ts'

const digest = (pcm: Pcm) => createHash('sha256').update(pcm.left).update(pcm.right).digest('hex')

function loudest(side: Float32Array): number {
  let most = 0
  for (const sample of side) {
    if (!Number.isFinite(sample)) return Number.NaN
    most = Math.max(most, Math.abs(sample))
  }
  return most
}

const firstOfEachGenre = [...new Map(songs.map((song) => [song.genre, song])).values()]
const shortest = songs.find((song) => song.slug === 'moth-and-lantern') as SongSpec

describe('one song of each genre', () => {
  test.each(firstOfEachGenre)('$genre: $title', { timeout: 60_000 }, (song) => {
    const pcm = renderSong(song)
    expect(pcm.durationSeconds).toBeGreaterThanOrEqual(42)
    expect(pcm.durationSeconds).toBeLessThanOrEqual(61)
    for (const side of [pcm.left, pcm.right]) {
      expect(loudest(side)).toBeGreaterThan(0.3)
      expect(loudest(side)).toBeLessThanOrEqual(CEILING + 1e-4)
      expect(Math.abs(side[0] as number)).toBeLessThan(0.01)
      expect(Math.abs(side.at(-1) as number)).toBeLessThan(0.01)
    }
    expect(Math.abs(measureLoudness(pcm) - LOUDNESS)).toBeLessThan(0.6)
  })
})

test('the same spec gives the same samples', { timeout: 60_000 }, () => {
  for (const song of [shortest, songs[0] as SongSpec]) {
    expect(digest(renderSong({ ...song }))).toBe(digest(renderSong(song)))
  }
})

test('another seed is another performance, another key another pitch', { timeout: 60_000 }, () => {
  const here = digest(renderSong(shortest))
  expect(digest(renderSong({ ...shortest, seed: shortest.seed + 2 }))).not.toBe(here)
  expect(digest(renderSong({ ...shortest, musicalKey: 'E minor' }))).not.toBe(here)
})

describe('scores', () => {
  test.each(songs)(
    '$title has form, parts that come in later, and notes that can be played',
    (song) => {
      const score = composers[song.genre](song)
      const seconds = (score.beats * 60) / song.bpm + score.tail
      expect(seconds).toBeGreaterThanOrEqual(42)
      expect(seconds).toBeLessThanOrEqual(61)
      const names = score.parts.filter((part) => part.notes.length > 0).map((part) => part.name)
      expect(names.length).toBeGreaterThanOrEqual(6)
      for (const note of score.parts.flatMap((part) => part.notes)) {
        expect(note.at).toBeGreaterThanOrEqual(0)
        expect(note.at).toBeLessThanOrEqual(score.beats)
        expect(note.beats).toBeGreaterThan(0)
        expect(note.velocity).toBeGreaterThan(0)
        expect(note.velocity).toBeLessThanOrEqual(1)
      }
      // The arrangement builds: something waits for a fifth of the song.
      const entries = score.parts.map((part) => Math.min(...part.notes.map((note) => note.at)))
      expect(Math.max(...entries.filter(Number.isFinite))).toBeGreaterThan(score.beats * 0.2)
    },
  )

  test('no two songs share a score', () => {
    const scores = songs.map((song) =>
      JSON.stringify(composers[song.genre](song).parts.map((part) => part.notes)),
    )
    expect(new Set(scores).size).toBe(songs.length)
  })
})

describe('harmony', () => {
  test('reads keys and chords, and says what is wrong with others', () => {
    expect(parseKey('F# minor')).toMatchObject({ tonic: 6, mode: 'minor' })
    expect(parseChord(parseKey('C major'), 'bVIImaj7')).toMatchObject({ root: 10 })
    expect(parseChord(parseKey('G major'), 'V/3').bass).toBe(6)
    expect(() => parseKey('H major')).toThrow(/write a note/)
    expect(() => parseChord(parseKey('C major'), 'VIIIq')).toThrow(/Roman numeral/)
  })

  test('voices move little and sound the chord', () => {
    const spans = progression(parseKey('C major'), 'Imaj9 VIm9 IIm9 V13 Imaj9', 4)
    const voicings = voiceLead(spans, { low: 50, high: 74, voices: 4 })
    voicings.forEach((notes, index) => {
      const classes = pitchClasses(spans[index]?.chord as never)
      for (const note of notes) expect(classes).toContain(note % 12)
      const before = voicings[index - 1]
      const top = (list: number[]) => list.at(-1) as number
      if (before) expect(Math.abs(top(notes) - top(before))).toBeLessThanOrEqual(5)
    })
  })
})

describe('files', () => {
  let pcm: Pcm
  beforeAll(() => {
    pcm = renderSong(shortest)
  }, 60_000)

  test('an MP3 decodes to the same length, loudness and channels', async () => {
    const mp3 = await encodeMp3(pcm)
    const decoder = new MPEGDecoder()
    await decoder.ready
    const decoded = decoder.decode(mp3)
    decoder.free()
    expect(decoded.errors).toEqual([])
    expect(decoded.sampleRate).toBe(pcm.sampleRate)
    expect(decoded.channelData).toHaveLength(2)
    expect(
      Math.abs(decoded.samplesDecoded / decoded.sampleRate - pcm.durationSeconds),
    ).toBeLessThan(0.2)
    const [left, right] = decoded.channelData as [Float32Array, Float32Array]
    expect(loudest(left)).toBeLessThanOrEqual(1)
    expect(Math.abs(measureLoudness({ left, right }) - measureLoudness(pcm))).toBeLessThan(0.5)
    expect(mp3.length / pcm.durationSeconds / 125).toBeCloseTo(128, -1)
  })

  test('a WAV holds every sample', () => {
    const wav = encodeWav(pcm)
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF')
    expect(wav.toString('latin1', 8, 16)).toBe('WAVEfmt ')
    expect(wav.readUInt32LE(24)).toBe(pcm.sampleRate)
    expect(wav.readUInt32LE(40)).toBe(pcm.left.length * 4)
    const middle = Math.floor(pcm.left.length / 2)
    expect(wav.readInt16LE(44 + middle * 4) / 32767).toBeCloseTo(pcm.left[middle] as number, 4)
  })

  test('peaks outline the song from 0 to 1', () => {
    const peaks = computePeaks(pcm)
    expect(peaks).toHaveLength(800)
    expect(Math.max(...peaks)).toBe(1)
    expect(Math.min(...peaks)).toBeGreaterThanOrEqual(0)
    expect(peaks.at(-1)).toBeLessThan(0.05)
    const silence = new Float32Array(3200)
    expect(computePeaks({ ...pcm, left: silence, right: silence }, 8)).toEqual(Array(8).fill(0))
  })
})

describe('renderAll', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'stave-music-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  test('renders in threads, skips what is there, repairs what is broken', {
    timeout: 90_000,
  }, async () => {
    const two = [shortest, songs.find((song) => song.slug === 'the-unlit-stair') as SongSpec]
    const seen: [string, boolean][] = []
    const onSong = (slug: string, fromCache: boolean) => seen.push([slug, fromCache])
    const made = await renderAll(two, directory, { onSong })
    expect(made.map((song) => song.slug)).toEqual(two.map((song) => song.slug))
    expect(seen.every(([, fromCache]) => !fromCache)).toBe(true)
    expect(made[0]?.peaks).toHaveLength(800)
    expect((await stat(join(directory, 'moth-and-lantern.mp3'))).size).toBeGreaterThan(600_000)
    const first = await readFile(join(directory, 'moth-and-lantern.mp3'))

    seen.length = 0
    expect(await renderAll(two, directory, { onSong })).toEqual(made)
    expect(seen.every(([, fromCache]) => fromCache)).toBe(true)

    seen.length = 0
    await writeFile(join(directory, 'moth-and-lantern.json'), '{')
    await renderAll(two, directory, { onSong })
    expect(seen).toContainEqual(['moth-and-lantern', false])
    expect((await readFile(join(directory, 'moth-and-lantern.mp3'))).equals(first)).toBe(true)
  })

  test('names the song that fails', { timeout: 30_000 }, async () => {
    const broken = { ...shortest, slug: 'broken', musicalKey: 'H major' }
    await expect(renderAll([broken], directory)).rejects.toThrow(/"broken".*Unknown key/)
  })

  test('a change of any musical fact changes the hash', () => {
    const hash = hashSpec(shortest)
    expect(hashSpec({ ...shortest })).toBe(hash)
    expect(hashSpec({ ...shortest, bpm: shortest.bpm + 1 })).not.toBe(hash)
    expect(hashSpec({ ...shortest, seed: shortest.seed + 1 })).not.toBe(hash)
  })
})

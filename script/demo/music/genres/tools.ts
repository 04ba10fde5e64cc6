import type { Form } from '../composition/sections.ts'
import { layOut } from '../composition/sections.ts'
import { type ChordSpan, type Key, parseKey, progression, tile } from '../composition/theory.ts'
import { createRandom, type Random } from '../random.ts'
import type { SongSpec } from '../types.ts'

/** Seconds that every demo song lasts at least, tail not counted. */
const LEAST_SECONDS = 43

/** All that a genre needs to start composing. */
export interface Sketch {
  key: Key
  random: Random
  form: Form
  /** Start of the last sounding bar. */
  lastBar: number
}

/**
 * Reads key and seed and lays the form out. Sections named in `growing` gain two bars in turn until
 * the song is long enough at its tempo.
 */
export function sketch(
  spec: SongSpec,
  barBeats: number,
  bars: Record<string, number>,
  growing: readonly string[],
): Sketch {
  const lengths = { ...bars }
  const seconds = () =>
    (Object.values(lengths).reduce((a, b) => a + b, 0) * barBeats * 60) / spec.bpm
  for (let turn = 0; growing.length > 0 && seconds() < LEAST_SECONDS; turn++) {
    const name = growing[turn % growing.length]!
    lengths[name] = (lengths[name] ?? 0) + 2
  }
  const form = layOut(barBeats, lengths)
  return {
    key: parseKey(spec.musicalKey),
    random: createRandom(`${spec.genre}/${spec.seed}`),
    form,
    lastBar: form.beats - barBeats,
  }
}

/** One of several progressions, repeated over the whole song, with `final` in the last bar. */
export function harmonise(
  { key, form, lastBar }: Sketch,
  chords: string,
  beatsEach: number,
  final: string,
): ChordSpan[] {
  const body = tile(progression(key, chords, beatsEach), 0, lastBar)
  const [end] = progression(key, final, form.barBeats)
  return end ? [...body, { ...end, at: lastBar }] : body
}

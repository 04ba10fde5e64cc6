import type { Random } from '../random.ts'
import type { Note } from './score.ts'
import { type ChordSpan, chordAt, type Key, nearest, pitchClasses } from './theory.ts'

/**
 * A rhythm for one bar: durations in beats one after another, rests negative.
 * They must add up to the bar.
 */
export type Cell = readonly number[]

export interface MelodyOptions {
  random: Random
  key: Key
  chords: readonly ChordSpan[]
  from: number
  to: number
  barBeats: number
  /** Rhythms that suit the genre; a motif takes two, its answer two others. */
  cells: readonly Cell[]
  /** Rhythms for the end of a phrase: they come to rest. */
  endings: readonly Cell[]
  /** Lowest and highest MIDI number. */
  low: number
  high: number
  /** One letter a phrase of `phraseBars`: same letter, same motif; `-` is silence. */
  form: string
  phraseBars: number
  velocity: number
  /** Leave the scale's fourth and seventh (or its semitones) out: sounds open. */
  pentatonic?: boolean
}

/** Shapes of a line in scale steps from note to note; each ends near where it began. */
const CONTOURS: readonly (readonly number[])[] = [
  [0, 1, 1, -1, 2, -1, -1, -1],
  [0, 2, -1, -1, 1, 2, -1, -2],
  [0, -1, -1, 2, 1, 1, -2, 0],
  [0, 4, -1, -1, -1, 1, -1, -1],
  [0, 1, -1, 2, 1, -1, -2, 1],
  [0, 0, 2, 1, -1, -1, -1, 0],
  [0, -2, 1, 1, 2, -1, -1, 1],
  [0, 2, 2, -1, -1, -1, 1, -2],
]

interface Motif {
  cells: Cell[]
  contour: readonly number[]
  /** Where it starts within the range, 0 to 1. */
  height: number
}

/** MIDI numbers of the notes a melody may use. */
function ladder(options: MelodyOptions): number[] {
  const { key, low, high } = options
  let degrees = [...key.scale]
  if (options.pentatonic) {
    const minorish = key.scale[2] === 3
    degrees = minorish
      ? degrees.filter((_, i) => i !== 1 && i !== 5)
      : degrees.filter((_, i) => i !== 3 && i !== 6)
  }
  const out: number[] = []
  for (let midi = low; midi <= high; midi++) {
    if (degrees.includes((midi - key.tonic + 120) % 12)) out.push(midi)
  }
  return out
}

function invent(options: MelodyOptions, height: number): Motif {
  const { random, phraseBars } = options
  const first = random.pick(options.cells)
  const second = random.pick(options.cells)
  // Rhythm repeats within the phrase before it comes to rest: short-short-long.
  const cells = Array.from({ length: phraseBars - 1 }, (_, i) => (i % 2 === 0 ? first : second))
  return {
    cells: [...cells, random.pick(options.endings)],
    contour: random.pick(CONTOURS),
    height,
  }
}

function closest(list: readonly number[], target: number): number {
  let best = 0
  list.forEach((value, index) => {
    if (Math.abs(value - target) < Math.abs(list[best]! - target)) best = index
  })
  return best
}

/**
 * Composes a melody of phrases. A repeated letter returns to its motif over the new chords, with
 * another ending; a new letter gets its own, higher, motif. Strong beats fall on chord tones, a
 * large leap is answered by a step back, and the very last note is at rest.
 */
export function composeMelody(options: MelodyOptions): Note[] {
  const { random, barBeats, phraseBars, chords, key } = options
  const steps = ladder(options)
  const motifs = new Map<string, Motif>()
  const uses = new Map<string, number>()
  const phraseBeats = barBeats * phraseBars
  const letters = [...options.form]
  const out: Note[] = []
  let index = closest(steps, options.low + (options.high - options.low) * 0.45)
  for (let number = 0; ; number++) {
    const start = options.from + number * phraseBeats
    if (start >= options.to - 1e-6) break
    const letter = letters[number % letters.length]!
    if (letter === '-') continue
    let motif = motifs.get(letter)
    if (!motif) {
      motif = invent(options, motifs.size === 0 ? random.range(0.3, 0.48) : random.range(0.5, 0.68))
      motifs.set(letter, motif)
    }
    const use = uses.get(letter) ?? 0
    uses.set(letter, use + 1)
    index = closest(steps, options.low + (options.high - options.low) * motif.height)
    let beat = start
    let place = 0
    let lastLeap = 0
    motif.cells.forEach((cell, bar) => {
      const isEnd = bar === motif.cells.length - 1
      cell.forEach((duration, position) => {
        const length = Math.abs(duration)
        if (duration > 0 && beat < options.to - 1e-6) {
          let move = motif.contour[place % motif.contour.length]!
          if (place === 0) move = 0
          // The second time round, the end of the phrase turns the other way.
          if (isEnd && use % 2 === 1) move = -move
          if (Math.abs(lastLeap) > 2) move = -Math.sign(lastLeap)
          index += move
          if (index < 0) index = -index
          if (index >= steps.length) index = 2 * (steps.length - 1) - index
          index = Math.max(0, Math.min(steps.length - 1, index))
          const chord = chordAt(chords, beat)
          const tones = pitchClasses(chord)
          const inBar = (beat - start) % barBeats
          const strong = inBar % 2 < 1e-6 || length >= 1.5
          let midi = steps[index]!
          if (strong && !tones.includes(midi % 12)) {
            const wish = midi
            const candidates = tones
              .map((tone) => nearest(tone, wish))
              .sort((a, b) => Math.abs(a - wish) - Math.abs(b - wish))
            // A line that means to move does not stay where it is.
            midi = candidates.find((one) => move === 0 || one !== out.at(-1)?.midi) ?? wish
            index = closest(steps, midi)
          } else if (length >= 0.5 && tones.some((tone) => (midi - tone + 120) % 12 === 1)) {
            // A semitone above a chord tone grates when it lasts.
            if (index > 0) midi = steps[--index]!
          }
          lastLeap = move
          const accent = inBar < 1e-6 ? 1.08 : inBar % 1 < 1e-6 ? 1 : 0.9
          const arc = 0.92 + 0.12 * Math.sin((Math.PI * (beat - start)) / phraseBeats)
          out.push({
            at: beat,
            beats: length * (isEnd && position === cell.length - 1 ? 1 : 0.96),
            midi,
            velocity: Math.min(1, options.velocity * accent * arc * random.range(0.95, 1.05)),
          })
          place++
        }
        beat += length
      })
    })
  }
  const last = out.at(-1)
  if (last) {
    const tones = pitchClasses(chordAt(chords, last.at))
    const home = tones.includes(key.tonic) ? key.tonic : tones[0]!
    last.midi = nearest(home, last.midi)
  }
  return out
}

import type { Note } from './score.ts'
import { type ChordSpan, nearest, pitchClasses } from './theory.ts'

export interface VoicingOptions {
  /** Lowest and highest MIDI number. */
  low: number
  high: number
  /** How many notes to sound; fewer when the chord has fewer. */
  voices: number
  /** Leave the root to the bass. */
  rootless?: boolean
}

/** Which tones say most about the chord: third and seventh, then colours, then fifth, then root. */
function choosePitchClasses(span: ChordSpan, options: VoicingOptions): number[] {
  const { root, intervals } = span.chord
  const weight = (interval: number) => {
    const step = interval % 12
    if (step === 3 || step === 4) return 0
    if (step === 10 || step === 11) return 1
    if (interval > 12) return 2
    if (step === 0) return options.rootless ? 9 : 2.5
    return step === 7 ? 4 : 1.5
  }
  const all = [...intervals].sort((a, b) => weight(a) - weight(b))
  const usable = options.rootless && all.length > options.voices ? all.filter((i) => i !== 0) : all
  const chosen = usable.slice(0, options.voices).map((interval) => (root + interval) % 12)
  return [...new Set(chosen)]
}

function placements(classes: readonly number[], low: number, high: number): number[][] {
  let found: number[][] = [[]]
  for (const pitchClass of classes) {
    const next: number[][] = []
    const first = low + ((((pitchClass - low) % 12) + 12) % 12)
    for (let midi = first; midi <= high; midi += 12) {
      for (const partial of found) next.push([...partial, midi])
    }
    found = next
  }
  return found.map((notes) => notes.sort((a, b) => a - b))
}

function cost(notes: readonly number[], previous: readonly number[], centre: number): number {
  let sum = 0
  for (let i = 1; i < notes.length; i++) {
    const gap = notes[i]! - notes[i - 1]!
    if (gap < 2) sum += 5
    // Close intervals turn to mud low down; wide holes sound empty.
    if (gap < 4 && notes[i]! < 52) sum += 6
    if (gap > 9) sum += gap - 9
  }
  sum += 0.25 * Math.abs(notes.reduce((a, b) => a + b, 0) / notes.length - centre)
  if (previous.length === 0) return sum
  for (const note of notes) {
    sum += 0.8 * Math.min(...previous.map((old) => Math.abs(old - note)))
  }
  // The top voice is heard as a line.
  return sum + 0.7 * Math.abs(notes.at(-1)! - previous.at(-1)!)
}

/** Voices each chord so that its notes move as little as possible from those of the one before. */
export function voiceLead(spans: readonly ChordSpan[], options: VoicingOptions): number[][] {
  let previous: readonly number[] = []
  const centre = (options.low + options.high) / 2
  return spans.map((span) => {
    const classes = choosePitchClasses(span, options)
    let best: number[] | undefined
    let bestCost = Number.POSITIVE_INFINITY
    for (const notes of placements(classes, options.low, options.high)) {
      const price = cost(notes, previous, centre)
      if (price < bestCost) {
        best = notes
        bestCost = price
      }
    }
    if (!best) throw new Error('A chord does not fit: widen `low` and `high` to an octave or more.')
    previous = best
    return best
  })
}

/** Chords as long notes, one per span. `length` is the share of the span that sounds. */
export function sustainChords(
  spans: readonly ChordSpan[],
  options: VoicingOptions,
  velocity: number,
  length = 1,
): Note[] {
  return voiceLead(spans, options).flatMap((notes, index) => {
    const span = spans[index]!
    return notes.map((midi) => ({ at: span.at, beats: span.beats * length, midi, velocity }))
  })
}

/** The root (or chosen bass note) of each span, in the octave around `near`. */
export function bassNotes(spans: readonly ChordSpan[], near: number): number[] {
  return spans.map((span) => nearest(span.chord.bass, near))
}

/** All notes of the chord from `low` upwards, for arpeggios. */
export function chordLadder(span: ChordSpan, low: number, count: number): number[] {
  const classes = pitchClasses(span.chord)
  const out: number[] = []
  for (let midi = low; out.length < count; midi++) {
    if (classes.includes(midi % 12)) out.push(midi)
  }
  return out
}

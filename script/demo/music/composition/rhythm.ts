import type { Random } from '../random.ts'
import type { Note } from './score.ts'

const VELOCITIES: Record<string, number> = { X: 1, x: 0.8, o: 0.5, '-': 0.28 }

/**
 * Reads hits from text, one character a step: `X` accent, `x` normal, `o` soft, `-` ghost,
 * `.` rest, `|` and spaces ignored. `step` is in beats; the result starts at beat 0.
 */
export function hits(text: string, step: number, midi = 60): Note[] {
  const steps = [...text].filter((c) => c !== '|' && c !== ' ')
  return steps.flatMap((character, index) => {
    const velocity = VELOCITIES[character]
    if (velocity === undefined) return []
    return [{ at: index * step, beats: step, midi, velocity }]
  })
}

/** Moves notes later by some beats. */
export function shift(notes: readonly Note[], beats: number): Note[] {
  return notes.map((note) => ({ ...note, at: note.at + beats }))
}

/** Scales velocities. */
export function soften(notes: readonly Note[], factor: number): Note[] {
  return notes.map((note) => ({ ...note, velocity: Math.min(1, note.velocity * factor) }))
}

/** Repeats a pattern of `length` beats from beat `from` until beat `to`. */
export function loop(pattern: readonly Note[], length: number, from: number, to: number): Note[] {
  const out: Note[] = []
  for (let start = from; start < to - 1e-6; start += length) {
    for (const note of pattern) {
      if (start + note.at < to - 1e-6) out.push({ ...note, at: start + note.at })
    }
  }
  return out
}

/** Plays `pattern` in every bar but the last of each group, which plays `turn` instead. */
export function loopWithTurn(
  pattern: readonly Note[],
  turn: readonly Note[],
  options: { barBeats: number; every: number; from: number; to: number },
): Note[] {
  const { barBeats, every, from, to } = options
  const out: Note[] = []
  let bar = 0
  for (let start = from; start < to - 1e-6; start += barBeats) {
    bar++
    out.push(...loop(bar % every === 0 ? turn : pattern, barBeats, start, start + barBeats))
  }
  return out
}

/** Keeps notes that start in one of the ranges of beats. */
export function within(
  notes: readonly Note[],
  ...ranges: readonly (readonly [from: number, to: number])[]
): Note[] {
  return notes.filter((note) =>
    ranges.some(([from, to]) => note.at >= from - 1e-6 && note.at < to - 1e-6),
  )
}

/** Lets each note stray a little in strength, as hands do. */
export function humanise(notes: readonly Note[], random: Random, amount = 0.12): Note[] {
  return notes.map((note) => ({
    ...note,
    velocity: Math.min(1, Math.max(0.05, note.velocity * (1 + random.range(-amount, amount)))),
  }))
}

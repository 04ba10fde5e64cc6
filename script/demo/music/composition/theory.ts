/** A tonic and the notes of its mode. */
export interface Key {
  /** Pitch class of the tonic, C being 0. */
  tonic: number
  mode: Mode
  /** Semitones of each degree above the tonic. */
  scale: readonly number[]
}

const MODES = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
} as const

export type Mode = keyof typeof MODES

const LETTERS: Record<string, number> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 }

/** Reads a key such as `F# minor`. Throws on anything else, naming what is accepted. */
export function parseKey(text: string): Key {
  const match = /^([A-G])([#b]?) (\w+)$/.exec(text)
  const mode = match?.[3] as Mode
  if (!match || !(mode in MODES)) {
    throw new Error(`Unknown key "${text}": write a note and one of ${Object.keys(MODES)}.`)
  }
  const shift = match[2] === '#' ? 1 : match[2] === 'b' ? -1 : 0
  const tonic = (LETTERS[match[1] as string]! + shift + 12) % 12
  return { tonic, mode, scale: MODES[mode] }
}

const QUALITIES: Record<string, readonly number[]> = {
  '': [0, 4, 7],
  m: [0, 3, 7],
  '6': [0, 4, 7, 9],
  m6: [0, 3, 7, 9],
  '7': [0, 4, 7, 10],
  maj7: [0, 4, 7, 11],
  m7: [0, 3, 7, 10],
  '9': [0, 4, 7, 10, 14],
  maj9: [0, 4, 7, 11, 14],
  m9: [0, 3, 7, 10, 14],
  m11: [0, 3, 7, 10, 17],
  '13': [0, 4, 10, 14, 21],
  '69': [0, 4, 7, 9, 14],
  add9: [0, 4, 7, 14],
  madd9: [0, 3, 7, 14],
  sus2: [0, 2, 7],
  sus4: [0, 5, 7],
  '7sus': [0, 5, 7, 10],
  '9sus': [0, 5, 7, 10, 14],
  m7b5: [0, 3, 6, 10],
  dim7: [0, 3, 6, 9],
  '7b9': [0, 4, 7, 10, 13],
  '7#5': [0, 4, 8, 10],
  'maj7#11': [0, 4, 7, 11, 18],
  '5': [0, 7],
}

const NUMERALS: Record<string, number> = { I: 0, II: 2, III: 4, IV: 5, V: 7, VI: 9, VII: 11 }

export interface Chord {
  /** Pitch class of the root. */
  root: number
  /** Semitones above the root. */
  intervals: readonly number[]
  /** Pitch class of the lowest note. */
  bass: number
}

/** A chord and when it sounds, in beats. */
export interface ChordSpan {
  at: number
  beats: number
  chord: Chord
}

/** Reads a chord such as `bVImaj7` or `I/3` (third in the bass), relative to the major scale. */
export function parseChord(key: Key, text: string): Chord {
  const match = /^(b|#)?(VII|VI|IV|V|III|II|I)([^/]*)(?:\/([35]))?$/.exec(text)
  const intervals = match && QUALITIES[match[3] as string]
  if (!match || !intervals) {
    throw new Error(`Unknown chord "${text}": write a Roman numeral and a quality such as m7.`)
  }
  const shift = match[1] === 'b' ? -1 : match[1] === '#' ? 1 : 0
  const root = (key.tonic + NUMERALS[match[2] as string]! + shift + 24) % 12
  const inversion = match[4] === '3' ? intervals[1]! : match[4] === '5' ? 7 : 0
  return { root, intervals, bass: (root + inversion) % 12 }
}

/**
 * Reads chords separated by spaces, each lasting `beatsEach` unless it says otherwise (`V7:2`).
 * The result starts at beat 0.
 */
export function progression(key: Key, text: string, beatsEach: number): ChordSpan[] {
  let at = 0
  return text.split(' ').map((word) => {
    const [symbol, length] = word.split(':')
    const beats = length === undefined ? beatsEach : Number(length)
    const span = { at, beats, chord: parseChord(key, symbol as string) }
    at += beats
    return span
  })
}

/** Repeats a progression from beat `from` until beat `to`, cutting the last chord there. */
export function tile(spans: readonly ChordSpan[], from: number, to: number): ChordSpan[] {
  const cycle = spans.reduce((sum, span) => sum + span.beats, 0)
  const out: ChordSpan[] = []
  for (let start = from; start < to; start += cycle) {
    for (const span of spans) {
      const at = start + span.at
      if (at < to) out.push({ at, beats: Math.min(span.beats, to - at), chord: span.chord })
    }
  }
  return out
}

/** The chord that sounds at a beat; the nearest one outside the song. */
export function chordAt(spans: readonly ChordSpan[], beat: number): Chord {
  let found = spans[0]
  for (const span of spans) {
    if (span.at > beat + 1e-6) break
    found = span
  }
  if (!found) throw new Error('This song has no chords: give its progression at least one.')
  return found.chord
}

/** Pitch classes of a chord, root first. */
export function pitchClasses(chord: Chord): number[] {
  return [...new Set(chord.intervals.map((interval) => (chord.root + interval) % 12))]
}

/** The MIDI number of a pitch class that lies nearest to `near`. */
export function nearest(pitchClass: number, near: number): number {
  const below = near - ((((near - pitchClass) % 12) + 12) % 12)
  return near - below <= 6 ? below : below + 12
}

/** Hertz of a MIDI number, A4 (69) being 440. */
export function midiToHertz(midi: number): number {
  return 440 * 2 ** ((midi - 69) / 12)
}

import type { Curve } from '../dsp/envelopes.ts'
import type { ReverbSettings } from '../dsp/reverb.ts'
import type { Random } from '../random.ts'
import type { Sound } from '../types.ts'

/** One note; times in quarter-note beats from the start of the song. */
export interface Note {
  at: number
  beats: number
  /** MIDI number; drums may use it as tuning. */
  midi: number
  /** 0 to 1. */
  velocity: number
}

/** What an instrument is told about the note to sound. */
export interface Tone {
  frequency: number
  /** How long the note is held. */
  seconds: number
  velocity: number
  random: Random
}

/** An instrument: makes the sound of one note, release included. */
export type Voice = (tone: Tone) => Sound

export interface Part {
  name: string
  voice: Voice
  notes: Note[]
  /** Loudness of the part where it plays, in LUFS before mastering; sets the balance of the mix. */
  level: number
  /** -1 left to 1 right. */
  pan?: number
  /** How far single notes stray from `pan`, low notes left and high notes right. */
  spread?: number
  /** Share of the part sent to the reverb. */
  reverb?: number
  /** Share of the part sent to the echoes. */
  delay?: number
  /** How far the part gives way to the kick, 0 to 1. */
  duck?: number
  /** Gain over beats. */
  fader?: Curve
  /** Lowpass cutoff in hertz over beats. */
  sweep?: Curve
  /** Same for a highpass. */
  thin?: Curve
  chorus?: number
  drive?: number
  /** Seconds by which notes may stray from the grid. */
  looseness?: number
  /** Different takes of the same note, so that repeats do not sound stamped. */
  takes?: number
}

export interface Score {
  /** Length in beats; the tail comes on top. */
  beats: number
  /** Seconds for the last notes to ring out. */
  tail: number
  /** Delays every second step of `grid` beats by `amount` of the step. */
  swing?: { grid: number; amount: number }
  parts: Part[]
  reverb: ReverbSettings
  /** Echo time in beats. */
  delay: { beats: number; feedback: number; lowpass: number; highpass: number }
  /** Seconds of tape wow. */
  wow?: number
  /** Seconds. */
  fadeIn: number
  fadeOut: number
}

/** Samples per second of everything rendered here; keeps all that 128 kbps MP3 keeps, at less cost. */
export const SAMPLE_RATE = 32_000

export const GENRES = [
  'ambient',
  'lo-fi',
  'house',
  'folk',
  'synthwave',
  'jazz',
  'drum & bass',
  'chamber',
  'dub',
] as const

export type Genre = (typeof GENRES)[number]

/** All that decides how a song sounds and looks. Same spec, same bytes. */
export interface SongSpec {
  slug: string
  title: string
  artistSlug: string
  genre: Genre
  /** Any integer; every choice in the song follows from it. */
  seed: number
  /** Quarter notes per minute. */
  bpm: number
  /** Tonic and mode, such as `A minor`, `Bb major` or `D dorian`. */
  musicalKey: string
}

/** A stereo recording, samples between -1 and 1. */
export interface Pcm {
  sampleRate: number
  left: Float32Array
  right: Float32Array
  durationSeconds: number
}

/** A short stereo sound; both sides are one array when the sound is mono. */
export interface Sound {
  left: Float32Array
  right: Float32Array
}

import { master } from './dsp/mastering.ts'
import { composers } from './genres/index.ts'
import { perform } from './perform.ts'
import { createRandom } from './random.ts'
import { type Pcm, SAMPLE_RATE, type SongSpec } from './types.ts'

/** Integrated loudness of every demo song, in LUFS. */
export const LOUDNESS = -15
/** Highest sample of every demo song; the room above it is for what MP3 adds. */
export const CEILING = 0.84

/** Composes, performs and masters a song. Same spec, same samples. */
export function renderSong(spec: SongSpec): Pcm {
  const score = composers[spec.genre](spec)
  const mix = perform(score, spec.bpm, createRandom(`${spec.genre}/${spec.seed}/performance`))
  master(mix, LOUDNESS, CEILING)
  return {
    sampleRate: SAMPLE_RATE,
    left: mix.left,
    right: mix.right,
    durationSeconds: mix.left.length / SAMPLE_RATE,
  }
}

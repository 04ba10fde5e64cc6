import type { Voice } from '../composition/score.ts'
import { applyEnvelope, type Envelope, envelopeLength } from '../dsp/envelopes.ts'
import { filter } from '../dsp/filters.ts'
import { addWave, type Wavetable, waves } from '../dsp/oscillators.ts'
import type { Sound } from '../types.ts'

interface PadSettings {
  wave: () => Wavetable
  /** Cents between the outermost of the three oscillators of a side. */
  detune: number
  /** Cutoff at rest, as a multiple of the note's frequency plus a floor in hertz. */
  brightness: number
  floor: number
  /** How much the cutoff opens over `bloom` seconds, as a factor. */
  open: number
  bloom: number
  envelope: Envelope
  /** A sine an octave below or above, 0 for none. */
  octave?: { ratio: number; gain: number }
}

/** Three detuned oscillators on each side, through a filter that opens. */
function pad(settings: PadSettings): Voice {
  return ({ frequency, seconds, velocity, random }) => {
    const length = envelopeLength(seconds, settings.envelope)
    const table = settings.wave()
    const side = (sign: number) => {
      const out = new Float32Array(length)
      for (let n = -1; n <= 1; n++) {
        const cents = (n + sign * 0.31) * (settings.detune / 2)
        addWave(out, table, {
          frequency: frequency * 2 ** (cents / 1200),
          gain: n === 0 ? 0.34 : 0.26,
          phase: random.next(),
        })
      }
      if (settings.octave) {
        addWave(out, waves.sine(), {
          frequency: frequency * settings.octave.ratio,
          gain: settings.octave.gain,
          phase: random.next(),
        })
      }
      const base = settings.floor + frequency * settings.brightness * (0.6 + 0.5 * velocity)
      filter(
        out,
        'lowpass',
        (t) => base * (1 + (settings.open - 1) * Math.min(1, t / settings.bloom)),
        0.8,
      )
      applyEnvelope(out, seconds, settings.envelope)
      return out
    }
    return { left: side(-1), right: side(1) } satisfies Sound
  }
}

/** Slow, soft and wide: the ground of ambient pieces. */
export const warmPad = pad({
  wave: waves.saw,
  detune: 16,
  brightness: 1.4,
  floor: 160,
  open: 2.1,
  bloom: 3.2,
  envelope: { attack: 1.4, decay: 3, sustain: 0.85, release: 2.4 },
  octave: { ratio: 0.5, gain: 0.12 },
})

/** Hollow and breathy, an octave of air on top. */
export const glassPad = pad({
  wave: waves.triangle,
  detune: 11,
  brightness: 4,
  floor: 300,
  open: 1.6,
  bloom: 2,
  envelope: { attack: 1.1, decay: 2, sustain: 0.9, release: 2.8 },
  octave: { ratio: 2.004, gain: 0.07 },
})

/** Quick enough for changes of chord twice a bar. */
export const softPad = pad({
  wave: waves.saw,
  detune: 13,
  brightness: 2.2,
  floor: 240,
  open: 1.4,
  bloom: 0.8,
  envelope: { attack: 0.22, decay: 1.2, sustain: 0.8, release: 0.7 },
})

/** The brass of old polysynths: bright at once, then settling. */
export const analogBrass = pad({
  wave: waves.saw,
  detune: 19,
  brightness: 5.2,
  floor: 420,
  open: 0.62,
  bloom: 0.9,
  envelope: { attack: 0.05, decay: 0.8, sustain: 0.72, release: 0.4 },
})

/** An orchestra's strings, far away. */
export const stringPad = pad({
  wave: waves.bowed,
  detune: 21,
  brightness: 6,
  floor: 700,
  open: 1.25,
  bloom: 0.9,
  envelope: { attack: 0.34, decay: 1, sustain: 0.9, release: 0.8 },
})

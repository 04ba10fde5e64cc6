import type { Voice } from '../composition/score.ts'
import { applyEnvelope, envelopeLength, fadeEdges } from '../dsp/envelopes.ts'
import { addResonance, filter, soften } from '../dsp/filters.ts'
import { addDampedSine, addWave, waves, whiteNoise } from '../dsp/oscillators.ts'
import { SAMPLE_RATE, type Sound } from '../types.ts'
import { layer, mono, silence } from './sound.ts'

const KEY_RELEASE = { attack: 0.001, decay: 60, sustain: 1, release: 0.28 }

/**
 * A tine piano by frequency modulation: a round body and a bell that fades first; harder is
 * brighter.
 */
export const electricPiano: Voice = ({ frequency, seconds, velocity }) => {
  const envelope = { ...KEY_RELEASE, release: 0.22 }
  const length = envelopeLength(seconds, envelope)
  const out = new Float32Array(length)
  const turn = (2 * Math.PI * frequency) / SAMPLE_RATE
  const bodyFall = Math.exp(-1 / ((1.5 + 120 / frequency) * SAMPLE_RATE))
  const indexFall = Math.exp(-1 / (0.42 * SAMPLE_RATE))
  const tineFall = Math.exp(-1 / (0.13 * SAMPLE_RATE))
  const tineRatio = frequency < 500 ? 14.02 : 7.01
  let body = 0.62
  let index = 0.35 + 1.35 * velocity * velocity
  let tine = frequency * tineRatio < 13_000 ? 0.22 * velocity : 0
  for (let i = 0; i < length; i++) {
    const phase = turn * i
    const bell = tine > 1e-4 ? tine * Math.sin(phase * tineRatio) : 0
    out[i] = body * Math.sin(phase + index * Math.sin(phase) + bell)
    body *= bodyFall
    index *= indexFall
    tine *= tineFall
  }
  applyEnvelope(out, seconds, envelope)
  fadeEdges(out, 0.002, 0)
  return mono(out)
}

/** Struck strings with a little inharmonicity; `softness` is the felt between hammer and string. */
function piano(softness: number, brightness: number): Voice {
  return ({ frequency, seconds, velocity, random }) => {
    const ring = Math.min(9, 900 / frequency + 1.4)
    const envelope = { ...KEY_RELEASE, release: 0.35 }
    const length = envelopeLength(Math.min(seconds, ring), envelope)
    const held = Math.min(seconds, ring)
    const side = (detune: number) => {
      const out = new Float32Array(length)
      const partials = Math.min(14, Math.floor(12_000 / frequency))
      const stiffness = 0.00012 * (frequency / 220) ** 1.1
      const tilt = 0.55 + softness * (1.25 - velocity * 0.55)
      for (let n = 1; n <= partials; n++) {
        const stretched = frequency * n * Math.sqrt(1 + stiffness * n * n)
        // The hammer strikes near an eighth of the string and so mutes every eighth partial.
        const strike = Math.abs(Math.sin(Math.PI * n * 0.121))
        const gain = (0.9 * strike) / n ** tilt / (1 + (stretched / brightness) ** 2)
        const decay = (ring * 1.3) / (1 + 0.32 * (n - 1))
        addDampedSine(out, stretched * (1 + detune), gain * 0.62, decay)
        // Two strings a note, beating slowly: the sound lives.
        addDampedSine(out, stretched * (1 - detune * 0.7), gain * 0.42, decay * 0.75)
      }
      const knock = whiteNoise(Math.round(0.03 * SAMPLE_RATE), random.next)
      filter(knock, 'bandpass', 420 + 300 * velocity, 0.9)
      for (let i = 0; i < knock.length && i < length; i++) {
        out[i]! += knock[i]! * 0.12 * velocity * (1 - i / knock.length) ** 2
      }
      applyEnvelope(out, held, envelope)
      fadeEdges(out, 0.002 + softness * 0.004, 0)
      return out
    }
    return { left: side(0.00042), right: side(0.00061) } satisfies Sound
  }
}

/** An upright with felt on its strings: close, dark, intimate. */
export const feltPiano = piano(1, 2200)

/** A concert piano, clear. */
export const grandPiano = piano(0.55, 5200)

/** A drawbar organ with a soft key click. */
export const organ: Voice = ({ frequency, seconds, velocity }) => {
  const envelope = { attack: 0.008, decay: 0.2, sustain: 0.92, release: 0.06 }
  const out = new Float32Array(envelopeLength(seconds, envelope))
  const vibrato = { rate: 6.3, depth: 5, delay: 0.01 }
  addWave(out, waves.organ(), { frequency: frequency / 2, gain: 0.7, vibrato })
  filter(out, 'lowpass', 1600 + 1600 * velocity)
  applyEnvelope(out, seconds, envelope)
  return mono(out)
}

/** A short organ stab with a percussive second harmonic: house chords. */
export const organStab: Voice = (tone) => {
  const { frequency, velocity } = tone
  const envelope = { attack: 0.002, decay: 0.16, sustain: 0.12, release: 0.12 }
  const side = (cents: number) => {
    const out = new Float32Array(envelopeLength(tone.seconds, envelope))
    const shifted = frequency * 2 ** (cents / 1200)
    addWave(out, waves.organ(), { frequency: shifted / 2, gain: 0.6 })
    addWave(out, waves.square(), { frequency: shifted, gain: 0.16, phase: 0.2 })
    filter(out, 'lowpass', (t) => 600 + (1200 + 3200 * velocity) * Math.exp(-t * 9), 1.1)
    applyEnvelope(out, tone.seconds, envelope)
    return out
  }
  return { left: side(-5), right: side(5) }
}

/** A free-reed sound, such as a melodica: `bellows` seconds until it speaks fully. */
function reed(bellows: number, cutoff: number, detune: number): Voice {
  return ({ frequency, seconds, velocity, random }) => {
    const envelope = { attack: bellows, decay: 0.4, sustain: 0.88, release: 0.11 }
    const out = new Float32Array(envelopeLength(seconds, envelope))
    const vibrato = { rate: random.range(4.7, 5.4), depth: 9, delay: 0.5 }
    addWave(out, waves.reed(), { frequency, gain: 0.4, vibrato, phase: random.next() })
    if (detune > 0) {
      const other = frequency * 2 ** (detune / 1200)
      addWave(out, waves.reed(), { frequency: other, gain: 0.34, phase: random.next() })
    }
    filter(out, 'lowpass', cutoff * (0.5 + 0.7 * velocity), 0.8)
    addResonance(out, 1050, 2, 0.35)
    applyEnvelope(out, seconds, envelope)
    return mono(out)
  }
}

export const melodica = reed(0.045, 2900, 0)
export const concertina = reed(0.07, 2600, 9)

/** Breath over an edge: nearly a sine, with wind in it. */
export const flute: Voice = ({ frequency, seconds, velocity, random }) => {
  const envelope = { attack: 0.07, decay: 0.5, sustain: 0.9, release: 0.16 }
  const length = envelopeLength(seconds, envelope)
  const out = new Float32Array(length)
  addWave(out, waves.flute(), {
    frequency,
    gain: 0.7,
    phase: random.next(),
    vibrato: { rate: random.range(4.6, 5.2), depth: 15, delay: 0.6 },
    glide: { fromFrequency: frequency * 0.985, seconds: 0.07 },
  })
  const breath = whiteNoise(length, random.next)
  filter(breath, 'bandpass', Math.min(7000, frequency * 2.2), 1.6)
  soften(breath, 5000)
  for (let i = 0; i < length; i++) {
    out[i]! += breath[i]! * (0.05 + 0.16 * Math.exp(-i / (0.05 * SAMPLE_RATE))) * velocity
  }
  applyEnvelope(out, seconds, envelope)
  return mono(out)
}

/** A piano brightened by a soft sine an octave up; sits well over drums. */
export const housePiano: Voice = (tone) => {
  const shine = silence(tone.seconds)
  addDampedSine(shine, tone.frequency * 2, 0.3, 0.7)
  fadeEdges(shine, 0.002, Math.min(0.05, tone.seconds / 2))
  return layer(grandPiano(tone), mono(shine), 0.5)
}

import type { Voice } from '../composition/score.ts'
import { saturate } from '../dsp/effects.ts'
import { applyEnvelope, envelopeLength } from '../dsp/envelopes.ts'
import { filter } from '../dsp/filters.ts'
import { addWave, waves } from '../dsp/oscillators.ts'
import { mono } from './sound.ts'

/** A pure, rounded low note. */
export const subBass: Voice = ({ frequency, seconds }) => {
  const envelope = { attack: 0.012, decay: 0.6, sustain: 0.85, release: 0.07 }
  const out = new Float32Array(envelopeLength(seconds, envelope))
  addWave(out, waves.sine(), { frequency, gain: 0.8 })
  addWave(out, waves.triangle(), { frequency, gain: 0.18 })
  saturate(out, 1.5)
  applyEnvelope(out, seconds, envelope)
  return mono(out)
}

/** Round and heavy with a soft knock at the front. */
export const dubBass: Voice = ({ frequency, seconds, velocity }) => {
  const envelope = { attack: 0.008, decay: 0.5, sustain: 0.7, release: 0.09 }
  const out = new Float32Array(envelopeLength(seconds, envelope))
  addWave(out, waves.sine(), {
    frequency,
    gain: 0.8,
    glide: { fromFrequency: frequency * 1.4, seconds: 0.03 },
  })
  addWave(out, waves.square(), { frequency, gain: 0.22 })
  filter(out, 'lowpass', (t) => 170 + (260 + 320 * velocity) * Math.exp(-t * 8), 0.9)
  saturate(out, 1.9)
  applyEnvelope(out, seconds, envelope)
  return mono(out)
}

/** A sawtooth bass whose filter snaps shut. */
export const synthBass: Voice = ({ frequency, seconds, velocity }) => {
  const envelope = { attack: 0.004, decay: 0.25, sustain: 0.65, release: 0.06 }
  const out = new Float32Array(envelopeLength(seconds, envelope))
  addWave(out, waves.saw(), { frequency, gain: 0.5 })
  addWave(out, waves.square(), { frequency: frequency * 1.003, gain: 0.3, phase: 0.3 })
  addWave(out, waves.sine(), { frequency: frequency / 2, gain: 0.25 })
  filter(out, 'lowpass', (t) => 210 + (700 + 1500 * velocity) * Math.exp(-t * 13), 1.4)
  saturate(out, 1.6)
  applyEnvelope(out, seconds, envelope)
  return mono(out)
}

/** Bouncy and hollow: deep house. */
export const houseBass: Voice = ({ frequency, seconds, velocity }) => {
  const envelope = { attack: 0.004, decay: 0.2, sustain: 0.55, release: 0.05 }
  const out = new Float32Array(envelopeLength(seconds, envelope))
  addWave(out, waves.square(), { frequency, gain: 0.42 })
  addWave(out, waves.sine(), { frequency, gain: 0.55 })
  filter(out, 'lowpass', (t) => 190 + (420 + 900 * velocity) * Math.exp(-t * 16), 1.2)
  saturate(out, 1.4)
  applyEnvelope(out, seconds, envelope)
  return mono(out)
}

/** Sawtooths beating against each other under a low filter, with a clean fundamental. */
export const reeseBass: Voice = ({ frequency, seconds, velocity, random }) => {
  const envelope = { attack: 0.02, decay: 0.9, sustain: 0.85, release: 0.09 }
  const side = (sign: number) => {
    const out = new Float32Array(envelopeLength(seconds, envelope))
    for (const cents of [-17, 4, 15]) {
      addWave(out, waves.saw(), {
        frequency: frequency * 2 ** ((cents * sign) / 1200),
        gain: 0.24,
        phase: random.next(),
      })
    }
    filter(out, 'lowpass', (t) => 260 + 420 * velocity * (0.6 + 0.4 * Math.sin(t * 3.2)), 1.1)
    addWave(out, waves.sine(), { frequency, gain: 0.55 })
    saturate(out, 1.7)
    applyEnvelope(out, seconds, envelope)
    return out
  }
  return { left: side(1), right: side(-1) }
}

/** A singing lead that slides a little into each note. */
export const sawLead: Voice = ({ frequency, seconds, velocity, random }) => {
  const envelope = { attack: 0.02, decay: 0.5, sustain: 0.78, release: 0.18 }
  const glide = { fromFrequency: frequency * 0.965, seconds: 0.06 }
  const vibrato = { rate: 5.3, depth: 13, delay: 0.45 }
  const side = (cents: number) => {
    const out = new Float32Array(envelopeLength(seconds, envelope))
    const shifted = frequency * 2 ** (cents / 1200)
    addWave(out, waves.saw(), {
      frequency: shifted,
      gain: 0.4,
      glide,
      vibrato,
      phase: random.next(),
    })
    addWave(out, waves.pulse(), { frequency: shifted * 1.002, gain: 0.3, glide, vibrato })
    filter(out, 'lowpass', (t) => 1300 + 2300 * velocity * (0.55 + 0.45 * Math.exp(-t * 4)), 1)
    applyEnvelope(out, seconds, envelope)
    return out
  }
  return { left: side(-4), right: side(4) }
}

/** A rounded square lead, gentle enough to carry a tune for long. */
export const softLead: Voice = ({ frequency, seconds, velocity, random }) => {
  const envelope = { attack: 0.035, decay: 0.6, sustain: 0.75, release: 0.22 }
  const out = new Float32Array(envelopeLength(seconds, envelope))
  const vibrato = { rate: 5, depth: 10, delay: 0.5 }
  addWave(out, waves.square(), { frequency, gain: 0.34, vibrato, phase: random.next() })
  addWave(out, waves.sine(), { frequency, gain: 0.4, vibrato })
  filter(out, 'lowpass', 700 + frequency * 1.6 * (0.6 + velocity), 0.8)
  applyEnvelope(out, seconds, envelope)
  return mono(out)
}

/** A short bright blip for arpeggios. */
export const arpPluck: Voice = ({ frequency, seconds, velocity, random }) => {
  const envelope = { attack: 0.003, decay: 0.16, sustain: 0.22, release: 0.16 }
  const side = (cents: number) => {
    const out = new Float32Array(envelopeLength(seconds, envelope))
    const shifted = frequency * 2 ** (cents / 1200)
    addWave(out, waves.saw(), { frequency: shifted, gain: 0.34, phase: random.next() })
    addWave(out, waves.pulse(), { frequency: shifted * 0.999, gain: 0.24 })
    filter(out, 'lowpass', (t) => 480 + (1400 + 3400 * velocity) * Math.exp(-t * 14), 1.5)
    applyEnvelope(out, seconds, envelope)
    return out
  }
  return { left: side(-6), right: side(6) }
}

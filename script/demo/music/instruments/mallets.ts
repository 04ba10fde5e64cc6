import type { Voice } from '../composition/score.ts'
import { fadeEdges } from '../dsp/envelopes.ts'
import { filter } from '../dsp/filters.ts'
import { addDampedSine, whiteNoise } from '../dsp/oscillators.ts'
import { SAMPLE_RATE } from '../types.ts'
import { mono, silence } from './sound.ts'

/** Ratio to the fundamental, gain, and decay as a share of the fundamental's. */
type Partial = readonly [ratio: number, gain: number, decay: number]

interface MalletSettings {
  partials: readonly Partial[]
  /** Seconds until the fundamental of middle C is 60 dB down. */
  ring: number
  /** Strength of the noise of the stroke, and its pitch. */
  strike: number
  strikeHertz: number
  /** Depth and rate of the motor that turns in a vibraphone's tubes. */
  tremolo?: { rate: number; depth: number }
}

/** Anything struck: a sum of dying sines, the upper ones gone first. */
function mallet(settings: MalletSettings): Voice {
  return ({ frequency, velocity, random }) => {
    const ring = settings.ring * (262 / frequency) ** 0.45
    const out = silence(ring * 0.95)
    settings.partials.forEach(([ratio, gain, decay], index) => {
      const bright = index === 0 ? 1 : 0.35 + 0.85 * velocity
      addDampedSine(out, frequency * ratio, gain * bright * 0.7, ring * decay)
    })
    const noise = whiteNoise(Math.round(0.018 * SAMPLE_RATE), random.next)
    filter(noise, 'bandpass', settings.strikeHertz, 1)
    for (let i = 0; i < noise.length && i < out.length; i++) {
      out[i]! += noise[i]! * settings.strike * velocity * (1 - i / noise.length) ** 2
    }
    if (settings.tremolo) {
      const { rate, depth } = settings.tremolo
      const turn = (2 * Math.PI * rate) / SAMPLE_RATE
      for (let i = 0; i < out.length; i++) out[i]! *= 1 - depth * (0.5 - 0.5 * Math.cos(turn * i))
    }
    fadeEdges(out, 0.0015, 0.05)
    return mono(out)
  }
}

export const vibraphone = mallet({
  partials: [
    [1, 1, 1],
    [3.98, 0.16, 0.32],
    [9.6, 0.05, 0.1],
  ],
  ring: 3.4,
  strike: 0.1,
  strikeHertz: 1500,
  tremolo: { rate: 5.1, depth: 0.28 },
})

export const marimba = mallet({
  partials: [
    [1, 1, 1],
    [3.92, 0.22, 0.22],
    [9.2, 0.07, 0.08],
  ],
  ring: 1.1,
  strike: 0.16,
  strikeHertz: 900,
})

/** A thumb piano: a tongue of metal on a wooden box. */
export const kalimba = mallet({
  partials: [
    [1, 1, 1],
    [2.01, 0.1, 0.5],
    [5.4, 0.16, 0.14],
    [6.8, 0.08, 0.08],
  ],
  ring: 1.5,
  strike: 0.2,
  strikeHertz: 2300,
})

/** Small and far, as light on water. */
export const glassBell = mallet({
  partials: [
    [1, 0.8, 1],
    [2.76, 0.32, 0.55],
    [5.4, 0.16, 0.3],
    [8.93, 0.07, 0.16],
  ],
  ring: 4.2,
  strike: 0.03,
  strikeHertz: 4000,
})

/** Sines an octave and a twelfth apart, soft at the edge: a synthetic music box. */
export const celesta = mallet({
  partials: [
    [1, 1, 1],
    [2, 0.35, 0.7],
    [3, 0.12, 0.5],
    [4.02, 0.08, 0.3],
  ],
  ring: 2,
  strike: 0.06,
  strikeHertz: 3000,
})

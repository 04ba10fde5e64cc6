import type { Voice } from '../composition/score.ts'
import { saturate } from '../dsp/effects.ts'
import { applyEnvelope, envelopeLength, fadeEdges } from '../dsp/envelopes.ts'
import { addResonance, filter, soften } from '../dsp/filters.ts'
import { addWave, waves, whiteNoise } from '../dsp/oscillators.ts'
import { SAMPLE_RATE } from '../types.ts'
import { mono } from './sound.ts'

interface PluckSettings {
  /** Seconds until the open note is 60 dB down. */
  ring: number
  /** Loss of highs each time round the string, 0 (steel) to 0.5 (gut). */
  loss: number
  /** Hertz of the lowpass on the pluck itself, at full strength. */
  attack: number
  /** Where the string is plucked, as a share of its length. */
  position: number
  release: number
  /** Resonances of the body: hertz, sharpness, gain. */
  body: readonly (readonly [number, number, number])[]
  drive?: number
}

/** A plucked string after Karplus and Strong, tuned exactly by a fractional delay. */
function plucked(settings: PluckSettings): Voice {
  return ({ frequency, seconds, velocity, random }) => {
    const ring = settings.ring * (196 / frequency) ** 0.35
    const held = Math.min(seconds, ring)
    const envelope = { attack: 0.001, decay: 60, sustain: 1, release: settings.release }
    const out = new Float32Array(envelopeLength(held, envelope))
    const period = SAMPLE_RATE / frequency
    const burst = whiteNoise(Math.ceil(period), random.next)
    soften(burst, settings.attack * (0.25 + 0.75 * velocity))
    const away = Math.max(1, Math.round(period * settings.position))
    let mean = 0
    for (const sample of burst) mean += sample / burst.length
    for (let i = 0; i < burst.length && i < out.length; i++) {
      out[i] = burst[i]! - mean - (i >= away ? 0.9 * (burst[i - away]! - mean) : 0)
    }
    const loss = settings.loss
    const wanted = period - loss
    const whole = Math.floor(wanted)
    const part = wanted - whole
    const keep = 10 ** (-3 / (frequency * ring))
    let last = 0
    for (let i = burst.length; i < out.length; i++) {
      const near = out[i - whole]!
      const far = i - whole - 1 >= 0 ? out[i - whole - 1]! : 0
      const value = near + (far - near) * part
      out[i] = keep * ((1 - loss) * value + loss * last)
      last = value
    }
    let peak = 1e-6
    for (let i = 0; i < out.length; i++) peak = Math.max(peak, Math.abs(out[i]!))
    for (let i = 0; i < out.length; i++) out[i]! /= peak
    for (const [hertz, sharpness, gain] of settings.body) addResonance(out, hertz, sharpness, gain)
    if (settings.drive) saturate(out, settings.drive)
    applyEnvelope(out, held, envelope)
    fadeEdges(out, 0.0012, 0)
    return mono(out)
  }
}

/** A small-bodied acoustic guitar, finger-picked. */
export const acousticGuitar = plucked({
  ring: 3.4,
  loss: 0.22,
  attack: 5200,
  position: 0.18,
  release: 0.14,
  body: [
    [108, 3, 0.5],
    [214, 4, 0.35],
    [430, 3, 0.2],
  ],
})

/** Nylon strings, played near the neck. */
export const nylonGuitar = plucked({
  ring: 2.3,
  loss: 0.4,
  attack: 3000,
  position: 0.3,
  release: 0.12,
  body: [
    [98, 3, 0.5],
    [196, 3, 0.4],
  ],
})

/** An arch-top through a warm amplifier with the tone rolled off. */
export const jazzGuitar = plucked({
  ring: 3,
  loss: 0.36,
  attack: 1700,
  position: 0.35,
  release: 0.1,
  body: [[320, 1.2, 0.5]],
  drive: 1.4,
})

/** A chopped, thin chord on an electric guitar. */
export const skankGuitar = plucked({
  ring: 0.5,
  loss: 0.25,
  attack: 4200,
  position: 0.12,
  release: 0.05,
  body: [[900, 1.2, 0.6]],
  drive: 1.6,
})

export const harp = plucked({
  ring: 4,
  loss: 0.3,
  attack: 3600,
  position: 0.42,
  release: 0.9,
  body: [
    [150, 2, 0.25],
    [290, 2, 0.25],
  ],
})

/** A double bass, plucked. */
export const uprightBass = plucked({
  ring: 2.6,
  loss: 0.46,
  attack: 900,
  position: 0.22,
  release: 0.09,
  body: [
    [70, 2, 0.5],
    [115, 3, 0.5],
    [820, 2, 0.12],
  ],
  drive: 1.3,
})

export const pizzicato = plucked({
  ring: 0.7,
  loss: 0.42,
  attack: 2600,
  position: 0.25,
  release: 0.12,
  body: [
    [280, 3, 0.4],
    [460, 4, 0.3],
  ],
})

/** A bowed section of three players, each with a hand of their own. */
function bowed(attack: number, body: readonly (readonly [number, number, number])[]): Voice {
  return ({ frequency, seconds, velocity, random }) => {
    const envelope = {
      attack: attack * (1.25 - 0.5 * velocity),
      decay: 0.8,
      sustain: 0.88,
      release: 0.32,
    }
    const length = envelopeLength(seconds, envelope)
    const player = (cents: number) => {
      const out = new Float32Array(length)
      addWave(out, waves.bowed(), {
        frequency: frequency * 2 ** ((cents + random.range(-2, 2)) / 1200),
        gain: 0.5,
        phase: random.next(),
        vibrato: { rate: random.range(4.9, 5.8), depth: random.range(9, 14), delay: 0.5 },
      })
      return out
    }
    const side = (first: Float32Array, middle: Float32Array) => {
      const out = first
      for (let i = 0; i < length; i++) out[i]! += 0.75 * middle[i]!
      const top = 1100 + 3600 * velocity
      filter(out, 'lowpass', (t) => top * (0.55 + 0.45 * Math.min(1, t / (attack * 2.2))), 0.7)
      for (const [hertz, sharpness, gain] of body) addResonance(out, hertz, sharpness, gain)
      applyEnvelope(out, seconds, envelope)
      return out
    }
    const middle = player(0)
    return { left: side(player(-5), middle), right: side(player(5), middle) }
  }
}

export const violins = bowed(0.12, [
  [470, 3, 0.4],
  [1150, 2, 0.3],
  [2700, 2, 0.2],
])
export const violas = bowed(0.14, [
  [230, 3, 0.35],
  [620, 2.5, 0.35],
  [1300, 2, 0.2],
])
export const cellos = bowed(0.15, [
  [120, 3, 0.3],
  [240, 3, 0.35],
  [600, 2, 0.25],
])

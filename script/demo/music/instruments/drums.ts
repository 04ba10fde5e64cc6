import type { Voice } from '../composition/score.ts'
import { saturate } from '../dsp/effects.ts'
import { fadeEdges } from '../dsp/envelopes.ts'
import { filter, soften } from '../dsp/filters.ts'
import { addDampedSine, whiteNoise } from '../dsp/oscillators.ts'
import type { Random } from '../random.ts'
import { SAMPLE_RATE } from '../types.ts'
import { mono, silence } from './sound.ts'

/** Noise that dies away: `decay` in seconds to 60 dB down. */
function noiseBurst(random: Random, decay: number, gain: number): Float32Array {
  const out = whiteNoise(Math.round(decay * SAMPLE_RATE), random.next)
  const fall = Math.exp(-6.9 / out.length)
  let level = gain
  for (let i = 0; i < out.length; i++) {
    out[i]! *= level
    level *= fall
  }
  return out
}

function add(out: Float32Array, other: Float32Array, at = 0): void {
  const start = Math.round(at * SAMPLE_RATE)
  for (let i = 0; i < other.length && start + i < out.length; i++) out[start + i]! += other[i]!
}

interface KickSettings {
  /** Hertz where the sweep starts and where it settles. */
  from: number
  to: number
  /** Seconds of the sweep, and of the whole. */
  sweep: number
  length: number
  click: number
  drive: number
}

/** A drum skin whose pitch falls as it is struck. */
function kick(settings: KickSettings): Voice {
  return ({ random, velocity }) => {
    const out = silence(settings.length)
    let phase = 0
    for (let i = 0; i < out.length; i++) {
      const t = i / SAMPLE_RATE
      const hertz = settings.to + (settings.from - settings.to) * Math.exp(-t / settings.sweep)
      phase += (2 * Math.PI * hertz) / SAMPLE_RATE
      out[i] = Math.sin(phase) * Math.exp((-4.6 * t) / settings.length)
    }
    const click = noiseBurst(random, 0.012, settings.click * velocity)
    filter(click, 'bandpass', 2600, 0.8)
    add(out, click)
    saturate(out, settings.drive)
    fadeEdges(out, 0.001, 0.04)
    return mono(out)
  }
}

export const houseKick = kick({
  from: 260,
  to: 47,
  sweep: 0.026,
  length: 0.36,
  click: 0.5,
  drive: 2.2,
})
export const dustyKick = kick({
  from: 170,
  to: 52,
  sweep: 0.03,
  length: 0.3,
  click: 0.2,
  drive: 2.6,
})
export const deepKick = kick({
  from: 130,
  to: 43,
  sweep: 0.04,
  length: 0.42,
  click: 0.12,
  drive: 1.8,
})
export const acousticKick = kick({
  from: 150,
  to: 58,
  sweep: 0.018,
  length: 0.24,
  click: 0.35,
  drive: 1.3,
})
export const breakKick = kick({
  from: 240,
  to: 55,
  sweep: 0.018,
  length: 0.22,
  click: 0.7,
  drive: 2.6,
})
export const gatedKick = kick({ from: 220, to: 50, sweep: 0.03, length: 0.3, click: 0.6, drive: 2 })

/** A drum with a head of two modes and rattling wires. */
function snare(
  body: number,
  bodyDecay: number,
  wires: number,
  wireDecay: number,
  tone: number,
): Voice {
  return ({ random, velocity }) => {
    const out = silence(Math.max(bodyDecay, wireDecay))
    addDampedSine(out, body, 0.55, bodyDecay)
    addDampedSine(out, body * 1.72, 0.32, bodyDecay * 0.6)
    const noise = noiseBurst(random, wireDecay, wires * (0.4 + 0.6 * velocity))
    filter(noise, 'highpass', tone * 0.5)
    soften(noise, tone * 3.2)
    add(out, noise)
    saturate(out, 1.5)
    fadeEdges(out, 0.0008, 0.02)
    return mono(out)
  }
}

export const dustySnare = snare(186, 0.16, 0.75, 0.2, 1500)
export const breakSnare = snare(208, 0.14, 1.05, 0.22, 2300)
export const acousticSnare = snare(196, 0.2, 0.7, 0.26, 2000)

/** The snare of the eighties: a great room, cut off. */
export const gatedSnare: Voice = ({ random, velocity }) => {
  const out = silence(0.34)
  addDampedSine(out, 178, 0.6, 0.22)
  const room = whiteNoise(Math.round(0.26 * SAMPLE_RATE), random.next)
  filter(room, 'bandpass', 1900, 0.55)
  soften(room, 6500)
  for (let i = 0; i < room.length; i++) {
    const x = i / room.length
    room[i]! *= 0.95 * velocity * (x < 0.8 ? 1 - 0.55 * x : (0.56 * (1 - x)) / 0.2)
  }
  add(out, room)
  saturate(out, 1.6)
  fadeEdges(out, 0.0008, 0.02)
  return mono(out)
}

/** Several hands that do not quite meet. */
export const clap: Voice = ({ random }) => {
  const out = silence(0.3)
  for (const [at, decay, gain] of [
    [0, 0.03, 0.7],
    [0.011, 0.03, 0.8],
    [0.021, 0.03, 0.75],
    [0.03, 0.24, 1],
  ] as const) {
    const noise = noiseBurst(random, decay, gain)
    filter(noise, 'bandpass', 1350 + random.range(-80, 120), 1.1)
    add(out, noise, at)
  }
  filter(out, 'highpass', 500)
  fadeEdges(out, 0.0005, 0.03)
  return mono(out)
}

/** A stick across the rim. */
export const rim: Voice = ({ random }) => {
  const out = silence(0.12)
  addDampedSine(out, 480, 0.5, 0.09)
  addDampedSine(out, 1720, 0.55, 0.05)
  const noise = noiseBurst(random, 0.018, 0.5)
  filter(noise, 'bandpass', 3200, 0.9)
  add(out, noise)
  fadeEdges(out, 0.0004, 0.02)
  return mono(out)
}

/** Metal: six squares that agree on nothing, under noise, with the lows taken away. */
function cymbal(decay: number, hertz: number, noisiness: number): Voice {
  return ({ random, velocity }) => {
    const out = silence(decay)
    const ratios = [263, 400, 421, 474, 587, 845]
    for (const ratio of ratios) {
      const step = (ratio * 8.1 * random.range(0.995, 1.005)) / SAMPLE_RATE
      let phase = random.next()
      for (let i = 0; i < out.length; i++) {
        phase += step
        if (phase >= 1) phase -= 1
        out[i]! += phase < 0.5 ? 0.1 : -0.1
      }
    }
    const noise = whiteNoise(out.length, random.next)
    const fall = Math.exp(-6.2 / out.length)
    let level = 1
    for (let i = 0; i < out.length; i++) {
      out[i] = (out[i]! * (1 - noisiness) + noise[i]! * noisiness * 0.4) * level
      level *= fall
    }
    filter(out, 'highpass', hertz)
    soften(out, 7000 + 6000 * velocity)
    fadeEdges(out, 0.0008, 0.02)
    return mono(out)
  }
}

export const closedHat = cymbal(0.07, 7200, 0.6)
export const openHat = cymbal(0.34, 6600, 0.55)
export const softHat = cymbal(0.05, 5600, 0.9)
export const ride = cymbal(0.9, 4300, 0.3)
export const crash = cymbal(2.2, 3300, 0.75)

/** Seeds in a gourd: noise that swells before it stops. */
export const shaker: Voice = ({ random }) => {
  const out = whiteNoise(Math.round(0.09 * SAMPLE_RATE), random.next)
  for (let i = 0; i < out.length; i++) {
    const x = i / out.length
    out[i]! *= x < 0.35 ? (x / 0.35) ** 2 : ((1 - x) / 0.65) ** 2
  }
  filter(out, 'bandpass', 6200, 0.9)
  return mono(out)
}

/** Wire brushes swept over a snare: rises and falls. */
export const brush: Voice = ({ random, seconds }) => {
  const out = whiteNoise(
    Math.round(Math.max(0.1, Math.min(0.5, seconds)) * SAMPLE_RATE),
    random.next,
  )
  for (let i = 0; i < out.length; i++) out[i]! *= Math.sin((Math.PI * i) / out.length) ** 1.5
  filter(out, 'bandpass', 3000, 0.6)
  soften(out, 5200)
  return mono(out)
}

/** Tuned by the note. */
export const tom: Voice = ({ frequency, random }) => {
  const out = silence(0.42)
  let phase = 0
  for (let i = 0; i < out.length; i++) {
    const t = i / SAMPLE_RATE
    phase += (2 * Math.PI * frequency * (1 + 0.5 * Math.exp(-t / 0.03))) / SAMPLE_RATE
    out[i] = Math.sin(phase) * Math.exp(-t * 9)
  }
  const skin = noiseBurst(random, 0.05, 0.3)
  soften(skin, 2400)
  add(out, skin)
  fadeEdges(out, 0.001, 0.05)
  return mono(out)
}

/** A hand on a frame drum. */
export const frameDrum: Voice = ({ random, velocity }) => {
  const out = silence(0.5)
  addDampedSine(out, 88, 0.8, 0.45)
  addDampedSine(out, 141, 0.3, 0.3)
  addDampedSine(out, 203, 0.18, 0.2)
  const slap = noiseBurst(random, 0.05, 0.25 * velocity)
  filter(slap, 'bandpass', 900, 0.8)
  add(out, slap)
  fadeEdges(out, 0.0012, 0.05)
  return mono(out)
}

/** Wind, surf or a riser: filtered noise that swells and fades over the note. */
export const air: Voice = ({ random, seconds, frequency }) => {
  const side = () => {
    const out = whiteNoise(Math.round(seconds * SAMPLE_RATE), random.next)
    filter(out, 'bandpass', (t) => frequency * (1 + 1.4 * Math.sin((Math.PI * t) / seconds)), 1.3)
    for (let i = 0; i < out.length; i++) out[i]! *= Math.sin((Math.PI * i) / out.length) ** 2
    return out
  }
  return { left: side(), right: side() }
}

/** Noise that climbs towards the next section and stops. */
export const riser: Voice = ({ random, seconds }) => {
  const side = () => {
    const out = whiteNoise(Math.round(seconds * SAMPLE_RATE), random.next)
    filter(out, 'bandpass', (t) => 400 * 18 ** (t / seconds), 1.6)
    for (let i = 0; i < out.length; i++) out[i]! *= (i / out.length) ** 2
    fadeEdges(out, 0, 0.02)
    return out
  }
  return { left: side(), right: side() }
}

/** Dust and scratches of an old record over the length of the note. */
export const crackle: Voice = ({ random, seconds }) => {
  const side = () => {
    const out = whiteNoise(Math.round(seconds * SAMPLE_RATE), random.next)
    for (let i = 0; i < out.length; i++) out[i]! *= 0.02
    soften(out, 2400)
    for (let t = 0; t < seconds; t += random.range(0.02, 0.16)) {
      const at = Math.floor(t * SAMPLE_RATE)
      const size = random.next() ** 5 * 0.4 + 0.03
      for (let i = 0; i < 26 && at + i < out.length; i++) {
        out[at + i]! += size * (random.next() * 2 - 1) * Math.exp(-i / 5)
      }
    }
    filter(out, 'highpass', 500)
    return out
  }
  return { left: side(), right: side() }
}

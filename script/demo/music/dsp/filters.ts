import { SAMPLE_RATE } from '../types.ts'

const CONTROL_BLOCK = 32
const MAX_CUTOFF = SAMPLE_RATE * 0.45

export type FilterKind = 'lowpass' | 'highpass' | 'bandpass'

/** A cutoff in hertz, fixed or following the time in seconds from the start of the buffer. */
export type Cutoff = number | ((seconds: number) => number)

/** Runs a two-pole state variable filter (topology-preserving) over `buffer`, in place. */
export function filter(
  buffer: Float32Array,
  kind: FilterKind,
  cutoff: Cutoff,
  resonance = Math.SQRT1_2,
): void {
  const moving = typeof cutoff === 'function'
  const block = moving ? CONTROL_BLOCK : buffer.length
  const k = 1 / resonance
  // The output is a blend of input, band and low.
  const ofInput = kind === 'highpass' ? 1 : 0
  const ofBand = kind === 'bandpass' ? k : kind === 'highpass' ? -k : 0
  const ofLow = kind === 'lowpass' ? 1 : kind === 'highpass' ? -1 : 0
  let s1 = 0
  let s2 = 0
  for (let start = 0; start < buffer.length; start += block) {
    const hertz = moving ? cutoff(start / SAMPLE_RATE) : cutoff
    const g = Math.tan((Math.PI * Math.min(MAX_CUTOFF, Math.max(15, hertz))) / SAMPLE_RATE)
    const a1 = 1 / (1 + g * (g + k))
    const a2 = g * a1
    const a3 = g * a2
    const end = Math.min(buffer.length, start + block)
    for (let i = start; i < end; i++) {
      const input = buffer[i]!
      const v3 = input - s2
      const band = a1 * s1 + a2 * v3
      const low = s2 + a2 * s1 + a3 * v3
      s1 = 2 * band - s1
      s2 = 2 * low - s2
      buffer[i] = ofInput * input + ofBand * band + ofLow * low
    }
  }
}

/** Adds a resonance to a sound: a body, a formant. `gain` scales the band that is added. */
export function addResonance(
  buffer: Float32Array,
  hertz: number,
  resonance: number,
  gain: number,
): void {
  const band = buffer.slice()
  filter(band, 'bandpass', hertz, resonance)
  for (let i = 0; i < buffer.length; i++) buffer[i]! += gain * band[i]!
}

/** A gentle one-pole lowpass, in place. */
export function soften(buffer: Float32Array, hertz: number): void {
  const a = 1 - Math.exp((-2 * Math.PI * Math.min(MAX_CUTOFF, hertz)) / SAMPLE_RATE)
  let state = 0
  for (let i = 0; i < buffer.length; i++) {
    state += a * (buffer[i]! - state)
    buffer[i] = state
  }
}

import { SAMPLE_RATE, type Sound } from '../types.ts'
import { filter } from './filters.ts'

const BLOCK_SECONDS = 0.4
const ABSOLUTE_GATE = -70
const RELATIVE_GATE = -10

/** The two filters of ITU-R BS.1770, worked out for this sample rate; `pass` has b = 1, -2, 1. */
const WEIGHTING = (() => {
  const shelfK = Math.tan((Math.PI * 1681.974450955533) / SAMPLE_RATE)
  const shelfQ = 0.7071752369554196
  const vh = 10 ** (3.999843853973347 / 20)
  const vb = vh ** 0.4996667741545416
  const a0 = 1 + shelfK / shelfQ + shelfK * shelfK
  const passK = Math.tan((Math.PI * 38.13547087602444) / SAMPLE_RATE)
  const passQ = 0.5003270373238773
  const p0 = 1 + passK / passQ + passK * passK
  return {
    shelf: {
      b0: (vh + (vb * shelfK) / shelfQ + shelfK * shelfK) / a0,
      b1: (2 * (shelfK * shelfK - vh)) / a0,
      b2: (vh - (vb * shelfK) / shelfQ + shelfK * shelfK) / a0,
      a1: (2 * (shelfK * shelfK - 1)) / a0,
      a2: (1 - shelfK / shelfQ + shelfK * shelfK) / a0,
    },
    pass: {
      a1: (2 * (passK * passK - 1)) / p0,
      a2: (1 - passK / passQ + passK * passK) / p0,
    },
  }
})()

/** Integrated loudness in LUFS (ITU-R BS.1770 with both gates); -Infinity for silence. */
export function measureLoudness(sound: Sound): number {
  const hop = Math.round((BLOCK_SECONDS / 4) * SAMPLE_RATE)
  const count = Math.floor(sound.left.length / hop)
  const energy = new Float64Array(count)
  const { shelf, pass } = WEIGHTING
  for (const side of [sound.left, sound.right]) {
    let s1 = 0
    let s2 = 0
    let p1 = 0
    let p2 = 0
    for (let n = 0; n < count; n++) {
      let sum = 0
      for (let i = n * hop; i < (n + 1) * hop; i++) {
        const input = side[i]!
        const lifted = shelf.b0 * input + s1
        s1 = shelf.b1 * input - shelf.a1 * lifted + s2
        s2 = shelf.b2 * input - shelf.a2 * lifted
        const heard = lifted + p1
        p1 = -2 * lifted - pass.a1 * heard + p2
        p2 = lifted - pass.a2 * heard
        sum += heard * heard
      }
      energy[n]! += sum / hop
    }
  }
  const toLufs = (power: number) => -0.691 + 10 * Math.log10(power)
  const blocks: number[] = []
  for (let n = 0; n + 3 < count; n++) {
    blocks.push((energy[n]! + energy[n + 1]! + energy[n + 2]! + energy[n + 3]!) / 4)
  }
  const mean = (list: number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
  const heard = blocks.filter((power) => toLufs(power) > ABSOLUTE_GATE)
  if (heard.length === 0) return Number.NEGATIVE_INFINITY
  const gate = toLufs(mean(heard)) + RELATIVE_GATE
  return toLufs(mean(heard.filter((power) => toLufs(power) > gate)))
}

/** Multiplies both sides in place. */
export function scale({ left, right }: Sound, gain: number): void {
  for (let i = 0; i < left.length; i++) {
    left[i]! *= gain
    right[i]! *= gain
  }
}

/** Scales in place, looking ahead so that no sample passes `ceiling` and nothing is cut square. */
export function limit(sound: Sound, ceiling: number): void {
  const { left, right } = sound
  const look = Math.round(0.004 * SAMPLE_RATE)
  const release = 1 - Math.exp(-1 / (0.12 * SAMPLE_RATE))
  const length = left.length
  const needed = new Float32Array(length)
  for (let i = 0; i < length; i++) {
    const peak = Math.max(Math.abs(left[i]!), Math.abs(right[i]!))
    needed[i] = peak > ceiling ? ceiling / peak : 1
  }
  // Walk back so that the gain is already down when the peak comes.
  const slope = 1 / look
  for (let i = length - 2; i >= 0; i--) {
    const ramp = needed[i + 1]! + slope
    if (ramp < needed[i]!) needed[i] = ramp
  }
  let gain = 1
  for (let i = 0; i < length; i++) {
    const target = needed[i]!
    gain = target < gain ? target : gain + release * (target - gain)
    left[i]! *= gain
    right[i]! *= gain
  }
}

/** Lifts the top by up to `gain` times itself above `hertz`, in place: air. */
function brighten(buffer: Float32Array, hertz: number, gain: number): void {
  const a = 1 - Math.exp((-2 * Math.PI * hertz) / SAMPLE_RATE)
  let low = 0
  for (let i = 0; i < buffer.length; i++) {
    const input = buffer[i]!
    low += a * (input - low)
    buffer[i] = input + gain * (input - low)
  }
}

/**
 * Finishes a mix in place: removes rumble, opens the top, brings it to `loudness` LUFS, limits the peaks.
 * Limiting lowers loudness a little, so it is measured and made up once more.
 */
export function master(sound: Sound, loudness: number, ceiling: number): void {
  for (const side of [sound.left, sound.right]) {
    filter(side, 'highpass', 28)
    brighten(side, 3800, 0.4)
  }
  for (let pass = 0; pass < 2; pass++) {
    const measured = measureLoudness(sound)
    if (!Number.isFinite(measured)) return
    scale(sound, 10 ** ((loudness - measured) / 20))
    limit(sound, ceiling)
  }
}

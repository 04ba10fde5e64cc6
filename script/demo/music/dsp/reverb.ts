import { SAMPLE_RATE, type Sound } from '../types.ts'

export interface ReverbSettings {
  /** Seconds until 60 dB down. */
  decay: number
  /** Hertz above which the tail dies faster. */
  damping: number
  /** Seconds before the first reflection. */
  preDelay: number
  /** Scale of the room, 1 being a hall. */
  size: number
}

const LINE_SECONDS = [0.0297, 0.0371, 0.0411, 0.0437, 0.0531, 0.0613, 0.0677, 0.0733]
const DIFFUSERS = [142, 107, 379, 277]

/** Smears the input so that the tail starts dense (four allpass stages, in place). */
function diffuse(buffer: Float32Array): void {
  for (const delay of DIFFUSERS) {
    const memory = new Float32Array(delay)
    let at = 0
    for (let i = 0; i < buffer.length; i++) {
      const held = memory[at]!
      const value = buffer[i]! + held * 0.62
      memory[at] = value
      buffer[i] = held - value * 0.62
      at = at + 1 === delay ? 0 : at + 1
    }
  }
}

/** Renders the wet signal of a feedback delay network with eight lines, longest decay in the lows. */
export function reverb(input: Sound, settings: ReverbSettings): Sound {
  const length = input.left.length
  const source = new Float32Array(length)
  const lead = Math.round(settings.preDelay * SAMPLE_RATE)
  for (let i = lead; i < length; i++) {
    source[i] = 0.5 * (input.left[i - lead]! + input.right[i - lead]!)
  }
  diffuse(source)
  const sizes = LINE_SECONDS.map((s) => Math.round(s * settings.size * SAMPLE_RATE) | 1)
  const lines = sizes.map((size) => new Float32Array(size))
  const feedback = Float64Array.from(
    sizes,
    (size) => 10 ** ((-3 * size) / SAMPLE_RATE / settings.decay) / Math.sqrt(8),
  )
  const damp = 1 - Math.exp((-2 * Math.PI * settings.damping) / SAMPLE_RATE)
  const state = new Float64Array(8)
  const positions = new Int32Array(8)
  const block = Math.min(...sizes, 512)
  const taps = Array.from({ length: 8 }, () => new Float32Array(block))
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  // No line is shorter than a block, so each block reads only what earlier blocks have written.
  for (let start = 0; start < length; start += block) {
    const count = Math.min(block, length - start)
    for (let n = 0; n < 8; n++) {
      const line = lines[n]!
      const tap = taps[n]!
      const gain = feedback[n]!
      let held = state[n]!
      let at = positions[n]!
      for (let i = 0; i < count; i++) {
        held += damp * (line[at]! - held)
        tap[i] = held * gain
        if (++at === line.length) at = 0
      }
      state[n] = held
    }
    const [t0, t1, t2, t3, t4, t5, t6, t7] = taps as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ]
    for (let i = 0; i < count; i++) {
      // A Hadamard transform mixes the lines without changing their energy.
      const a0 = t0[i]! + t1[i]!
      const a1 = t0[i]! - t1[i]!
      const a2 = t2[i]! + t3[i]!
      const a3 = t2[i]! - t3[i]!
      const a4 = t4[i]! + t5[i]!
      const a5 = t4[i]! - t5[i]!
      const a6 = t6[i]! + t7[i]!
      const a7 = t6[i]! - t7[i]!
      const b0 = a0 + a2
      const b1 = a1 + a3
      const b2 = a0 - a2
      const b3 = a1 - a3
      const b4 = a4 + a6
      const b5 = a5 + a7
      const b6 = a4 - a6
      const b7 = a5 - a7
      const input0 = source[start + i]!
      t0[i] = b0 + b4 + input0
      t1[i] = b1 + b5 - input0
      t2[i] = b2 + b6 + input0
      t3[i] = b3 + b7 + input0
      t4[i] = b0 - b4 - input0
      t5[i] = b1 - b5 + input0
      t6[i] = b2 - b6 + input0
      t7[i] = b3 - b7 - input0
      // The signs cancel the input: only the room is heard here.
      left[start + i] = 0.35 * (t0[i]! - t2[i]! + t4[i]! + t6[i]!)
      right[start + i] = 0.35 * (t1[i]! + t3[i]! + t5[i]! + t7[i]!)
    }
    for (let n = 0; n < 8; n++) {
      const line = lines[n]!
      const tap = taps[n]!
      let at = positions[n]!
      for (let i = 0; i < count; i++) {
        line[at] = tap[i]!
        if (++at === line.length) at = 0
      }
      positions[n] = at
    }
  }
  return { left, right }
}

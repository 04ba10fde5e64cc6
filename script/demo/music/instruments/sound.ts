import { SAMPLE_RATE, type Sound } from '../types.ts'

/** A new silent buffer. */
export function silence(seconds: number): Float32Array {
  return new Float32Array(Math.ceil(seconds * SAMPLE_RATE))
}

/** One buffer for both sides. */
export function mono(buffer: Float32Array): Sound {
  return { left: buffer, right: buffer }
}

/** Two sounds played together; lengths may differ. */
export function layer(first: Sound, second: Sound, secondGain: number): Sound {
  const length = Math.max(first.left.length, second.left.length)
  const mix = (a: Float32Array, b: Float32Array) => {
    const out = new Float32Array(length)
    out.set(a)
    for (let i = 0; i < b.length; i++) out[i]! += b[i]! * secondGain
    return out
  }
  const left = mix(first.left, second.left)
  const isMono = first.left === first.right && second.left === second.right
  return isMono ? mono(left) : { left, right: mix(first.right, second.right) }
}

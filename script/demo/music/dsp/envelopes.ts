import { SAMPLE_RATE } from '../types.ts'

export interface Envelope {
  /** Seconds to full level. */
  attack: number
  /** Seconds in which the level falls most of the way to `sustain`. */
  decay: number
  /** Level held until the note ends, 0 to 1. */
  sustain: number
  /** Seconds from the end of the note to silence. */
  release: number
}

/** Samples that a note of `heldSeconds` needs with this envelope. */
export function envelopeLength(heldSeconds: number, envelope: Envelope): number {
  return Math.ceil((heldSeconds + envelope.release) * SAMPLE_RATE)
}

/** Shapes `out` in place: rounded attack, exponential decay, release that ends in true silence. */
export function applyEnvelope(out: Float32Array, heldSeconds: number, envelope: Envelope): void {
  const attackEnd = Math.max(1, Math.min(out.length, Math.round(envelope.attack * SAMPLE_RATE)))
  const holdEnd = Math.min(out.length, Math.round(heldSeconds * SAMPLE_RATE))
  const fall = Math.exp(-3 / Math.max(1, envelope.decay * SAMPLE_RATE))
  let level = 0
  for (let i = 0; i < holdEnd; i++) {
    if (i < attackEnd) {
      const x = i / attackEnd
      level = x * x * (3 - 2 * x)
    } else {
      level = envelope.sustain + (level - envelope.sustain) * fall
    }
    out[i]! *= level
  }
  const releaseLength = out.length - holdEnd
  for (let i = 0; i < releaseLength; i++) {
    const left = 1 - i / releaseLength
    out[holdEnd + i]! *= level * left * left
  }
}

/** Rounds off both ends of a buffer, so that nothing clicks. */
export function fadeEdges(out: Float32Array, inSeconds: number, outSeconds: number): void {
  const rise = Math.min(out.length, Math.round(inSeconds * SAMPLE_RATE))
  for (let i = 0; i < rise; i++) {
    const x = i / rise
    out[i]! *= x * x * (3 - 2 * x)
  }
  const fall = Math.min(out.length, Math.round(outSeconds * SAMPLE_RATE))
  for (let i = 0; i < fall; i++) {
    const x = i / fall
    out[out.length - 1 - i]! *= x * x * (3 - 2 * x)
  }
}

/** A value that moves in straight lines between points, flat before the first and after the last. */
export type Curve = readonly (readonly [at: number, value: number])[]

/** Reads a curve; points must be in order of `at`. */
export function readCurve(curve: Curve, at: number): number {
  const first = curve[0]
  if (!first) return 1
  if (at <= first[0]) return first[1]
  for (let i = 1; i < curve.length; i++) {
    const [x1, y1] = curve[i]!
    if (at < x1) {
      const [x0, y0] = curve[i - 1]!
      return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0)
    }
  }
  return curve[curve.length - 1]![1]
}

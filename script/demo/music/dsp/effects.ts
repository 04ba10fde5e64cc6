import { SAMPLE_RATE, type Sound } from '../types.ts'

export interface DelaySettings {
  /** Seconds between echoes. */
  time: number
  /** How much of each echo comes back, 0 to 1. */
  feedback: number
  /** Hertz above which each echo loses brightness. */
  lowpass: number
  /** Hertz below which each echo loses weight. */
  highpass: number
}

/** Renders the wet signal of echoes that bounce between left and right. */
export function pingPongDelay(input: Sound, settings: DelaySettings): Sound {
  const length = input.left.length
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  const hop = Math.max(1, Math.round(settings.time * SAMPLE_RATE))
  const low = 1 - Math.exp((-2 * Math.PI * settings.lowpass) / SAMPLE_RATE)
  const high = 1 - Math.exp((-2 * Math.PI * settings.highpass) / SAMPLE_RATE)
  let lowLeft = 0
  let lowRight = 0
  let highLeft = 0
  let highRight = 0
  for (let i = hop; i < length; i++) {
    const fromRight = right[i - hop]! * settings.feedback
    const fromLeft = left[i - hop]! * settings.feedback
    const mono = 0.5 * (input.left[i - hop]! + input.right[i - hop]!)
    lowLeft += low * (fromRight + mono - lowLeft)
    lowRight += low * (fromLeft - lowRight)
    highLeft += high * (lowLeft - highLeft)
    highRight += high * (lowRight - highRight)
    left[i] = lowLeft - highLeft
    right[i] = lowRight - highRight
  }
  return { left, right }
}

/** Widens a sound with two slowly moving copies, in place. `depth` is in seconds. */
export function chorus(sound: Sound, rate: number, depth: number, mix: number): void {
  const sides = sound.left === sound.right ? [sound.left] : [sound.left, sound.right]
  sides.forEach((side, number) => {
    const dry = side.slice()
    const base = (0.009 + number * 0.0023) * SAMPLE_RATE
    const swing = depth * SAMPLE_RATE
    const turn = (2 * Math.PI * rate) / SAMPLE_RATE
    let back = base
    for (let i = 0; i < side.length; i++) {
      if ((i & 15) === 0) back = base + swing * Math.sin(turn * i + number * 1.9)
      const at = i - back
      if (at < 1) continue
      const whole = at | 0
      const wet = dry[whole]! + (dry[whole + 1]! - dry[whole]!) * (at - whole)
      side[i] = dry[i]! * (1 - mix * 0.4) + wet * mix
    }
  })
}

/** Bends pitch slowly and slightly, as worn tape does; `depth` in seconds. Returns a new sound. */
export function tapeWow(sound: Sound, depth: number): Sound {
  const bend = (side: Float32Array) => {
    const out = new Float32Array(side.length)
    const reach = depth * SAMPLE_RATE
    let back = reach
    let step = 0
    for (let i = 0; i < side.length; i++) {
      if ((i & 31) === 0) {
        const t = i / SAMPLE_RATE
        const wanted =
          reach *
          (1.2 + 0.75 * Math.sin(t * 3.1) + 0.2 * Math.sin(t * 8.3 + 1) + 0.05 * Math.sin(t * 41))
        step = (wanted - back) / 32
      }
      back += step
      const at = i - back
      if (at < 0) continue
      const whole = at | 0
      const next = whole + 1 < side.length ? side[whole + 1]! : 0
      out[i] = side[whole]! + (next - side[whole]!) * (at - whole)
    }
    return out
  }
  return { left: bend(sound.left), right: bend(sound.right) }
}

/** Warm, even saturation in place; `drive` 1 is nearly clean. Small signals keep their level. */
export function saturate(buffer: Float32Array, drive: number): void {
  for (let i = 0; i < buffer.length; i++) {
    const x = buffer[i]! * drive
    // A rational stand-in for tanh, exact to 0.03 where it matters and much faster.
    const y = x > 3 ? 1 : x < -3 ? -1 : (x * (27 + x * x)) / (27 + 9 * x * x)
    buffer[i] = y / drive
  }
}

/**
 * The gain by which other parts make room for a kick, sample by sample.
 * `depth` 0 to 1; the level is back after `recovery` seconds.
 */
export function duckingCurve(
  length: number,
  hitsInSeconds: readonly number[],
  depth: number,
  recovery: number,
): Float32Array {
  const curve = new Float32Array(length).fill(1)
  const reach = Math.round(recovery * SAMPLE_RATE)
  const attack = Math.round(0.004 * SAMPLE_RATE)
  for (const hit of hitsInSeconds) {
    const start = Math.round(hit * SAMPLE_RATE)
    for (let i = 0; i < reach + attack && start + i < length; i++) {
      const x = i < attack ? 1 - i / attack : (i - attack) / reach
      const shaped = x * x * (3 - 2 * x)
      const gain = 1 - depth * (1 - shaped)
      if (start + i >= 0 && gain < curve[start + i]!) curve[start + i] = gain
    }
  }
  return curve
}

import { SAMPLE_RATE } from '../types.ts'

const TABLE_SIZE = 2048
const LEVEL_RATIO = Math.SQRT2
const CONTROL_BLOCK = 32

/** One cycle of a waveform at falling numbers of harmonics, so that high notes do not alias. */
export interface Wavetable {
  harmonics: number[]
  levels: Float32Array[]
}

const SINE = Float64Array.from({ length: TABLE_SIZE }, (_, i) =>
  Math.sin((2 * Math.PI * i) / TABLE_SIZE),
)

/** Builds a wavetable from the amplitude of each harmonic, the fundamental being number 1. */
export function buildWavetable(amplitudeOf: (harmonic: number) => number): Wavetable {
  const harmonics: number[] = []
  for (let count = 1; count <= 260; count = Math.max(count + 1, Math.round(count * LEVEL_RATIO))) {
    harmonics.push(count)
  }
  const sum = new Float64Array(TABLE_SIZE)
  const levels: Float32Array[] = []
  let done = 0
  for (const count of harmonics) {
    for (let harmonic = done + 1; harmonic <= count; harmonic++) {
      const amplitude = amplitudeOf(harmonic)
      if (amplitude === 0) continue
      for (let i = 0; i < TABLE_SIZE; i++) {
        sum[i]! += amplitude * SINE[(i * harmonic) % TABLE_SIZE]!
      }
    }
    done = count
    // One guard sample lets interpolation read past the end.
    const level = new Float32Array(TABLE_SIZE + 1)
    level.set(sum)
    level[TABLE_SIZE] = sum[0]!
    levels.push(level)
  }
  return { harmonics, levels }
}

const lazily = (amplitudeOf: (harmonic: number) => number) => {
  let table: Wavetable | undefined
  return () => (table ??= buildWavetable(amplitudeOf))
}

/** The waveforms that instruments share; each is built when first asked for. */
export const waves = {
  sine: lazily((h) => (h === 1 ? 1 : 0)),
  saw: lazily((h) => (2 / Math.PI) * (1 / h) * (h % 2 === 0 ? -1 : 1)),
  square: lazily((h) => (h % 2 === 1 ? 4 / Math.PI / h : 0) * 0.7),
  triangle: lazily((h) => (h % 2 === 1 ? (h % 4 === 1 ? 0.81 : -0.81) / (h * h) : 0)),
  /** A narrow pulse, hollow and nasal. */
  pulse: lazily((h) => (1.6 / (Math.PI * h)) * Math.sin(Math.PI * h * 0.22)),
  /** Drawbars 16', 8', 5 1/3', 4', 2'. */
  organ: lazily((h) => ({ 1: 0.5, 2: 0.5, 3: 0.3, 4: 0.28, 8: 0.12 })[h] ?? 0),
  /** Free reeds: odd harmonics lead, with a nasal bump around the sixth. */
  reed: lazily(
    (h) => ((h % 2 === 1 ? 0.55 : 0.3) / h ** 0.95) * (1 + Math.exp(-((h - 6) ** 2) / 8)),
  ),
  /** A bowed string before its body. */
  bowed: lazily((h) => (0.6 / h ** 1.15) * (1 + 0.35 * Math.cos(h * 1.7)) * Math.exp(-h / 40)),
  flute: lazily((h) => ({ 1: 0.85, 2: 0.16, 3: 0.09, 4: 0.025, 5: 0.012 })[h] ?? 0),
}

export interface WaveOptions {
  /** In hertz. */
  frequency: number
  gain: number
  /** Start of the cycle, 0 to 1. */
  phase?: number
  vibrato?: {
    rate: number /** In cents. */
    depth: number /** Seconds until full. */
    delay: number
  }
  /** Start at another pitch and arrive within `seconds`. */
  glide?: { fromFrequency: number; seconds: number }
}

/** Adds a tone to `out` over its whole length. */
export function addWave(out: Float32Array, table: Wavetable, options: WaveOptions): void {
  const { frequency, gain, vibrato, glide } = options
  const room = (0.47 * SAMPLE_RATE) / frequency
  let index = 0
  while (index + 1 < table.harmonics.length && table.harmonics[index + 1]! <= room) index++
  const level = table.levels[index]!
  const length = out.length
  let phase = ((((options.phase ?? 0) % 1) + 1) % 1) * TABLE_SIZE
  const base = (frequency * TABLE_SIZE) / SAMPLE_RATE
  const moving = vibrato !== undefined || glide !== undefined
  const block = moving ? CONTROL_BLOCK : length
  for (let start = 0; start < length; start += block) {
    let step = base
    if (moving) {
      const time = start / SAMPLE_RATE
      if (glide && time < glide.seconds) {
        step *= (glide.fromFrequency / frequency) ** ((1 - time / glide.seconds) ** 2)
      }
      if (vibrato) {
        const depth = vibrato.depth * Math.min(1, time / vibrato.delay)
        step *= 2 ** ((depth / 1200) * Math.sin(2 * Math.PI * vibrato.rate * time))
      }
    }
    const end = Math.min(length, start + block)
    for (let i = start; i < end; i++) {
      const whole = phase | 0
      const here = level[whole]!
      out[i]! += gain * (here + (level[whole + 1]! - here) * (phase - whole))
      phase += step
      if (phase >= TABLE_SIZE) phase -= TABLE_SIZE
    }
  }
}

/** Fills a new buffer with white noise between -1 and 1. */
export function whiteNoise(length: number, next: () => number): Float32Array {
  const out = new Float32Array(length)
  for (let i = 0; i < length; i++) out[i] = next() * 2 - 1
  return out
}

/** Adds a sine that dies away exponentially: the atom of struck and plucked things. */
export function addDampedSine(
  out: Float32Array,
  frequency: number,
  gain: number,
  /** Seconds until 60 dB down. */
  decaySeconds: number,
): void {
  if (frequency > SAMPLE_RATE * 0.46) return
  const turn = (2 * Math.PI * frequency) / SAMPLE_RATE
  const shrink = Math.exp(-6.9078 / (decaySeconds * SAMPLE_RATE))
  const a = 2 * shrink * Math.cos(turn)
  const b = shrink * shrink
  const length = Math.min(out.length, Math.ceil(decaySeconds * 1.15 * SAMPLE_RATE))
  let older = 0
  let newer = gain * shrink * Math.sin(turn)
  for (let i = 1; i < length; i++) {
    out[i]! += newer
    const value = a * newer - b * older
    older = newer
    newer = value
  }
}

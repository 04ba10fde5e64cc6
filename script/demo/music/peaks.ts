import type { Pcm } from './types.ts'

/**
 * The outline of a recording for a waveform: one number from 0 to 1 per bucket, the tallest being 1.
 * Peak and average are blended, so that dense music does not look like a brick.
 */
export function computePeaks(pcm: Pcm, buckets = 800): number[] {
  const { left, right } = pcm
  const heights: number[] = []
  for (let n = 0; n < buckets; n++) {
    const from = Math.floor((n * left.length) / buckets)
    const to = Math.max(from + 1, Math.floor(((n + 1) * left.length) / buckets))
    let peak = 0
    let energy = 0
    for (let i = from; i < to && i < left.length; i++) {
      const l = left[i]!
      const r = right[i]!
      peak = Math.max(peak, Math.abs(l), Math.abs(r))
      energy += (l * l + r * r) / 2
    }
    heights.push(0.5 * peak + 1.1 * Math.sqrt(energy / (to - from)))
  }
  const tallest = heights.reduce((most, height) => Math.max(most, height), 0)
  return heights.map((height) => (tallest > 0 ? Math.round((height / tallest) * 1000) / 1000 : 0))
}

/**
 * Peaks for a given number of bars, each between `floor` and 1, from published ones (0 to 255) or, where there are
 * none, a level line. The loudest bar reaches 1.
 *
 * @example
 * toBars([0, 128, 255, 64], 2) // [0.5..., 1]
 */
export function toBars(peaks: readonly number[], count: number, floor = 0.06): number[] {
  if (peaks.length === 0) return Array.from({ length: count }, () => floor)
  const loudest = Math.max(...peaks, 1)
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / count)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / count))
    const loud = Math.max(...peaks.slice(from, to))
    return Math.max(floor, loud / loudest)
  })
}

/**
 * The loudness of decoded audio over time, as published: peaks from 0 to 255.
 *
 * @param channels Samples from -1 to 1, one array a channel.
 */
export function peaksOf(channels: readonly Float32Array[], count: number): number[] {
  const length = channels[0]?.length ?? 0
  return Array.from({ length: count }, (_, peak) => {
    const from = Math.floor((peak * length) / count)
    const to = Math.floor(((peak + 1) * length) / count)
    let loudest = 0
    for (const samples of channels) {
      for (let at = from; at < to; at++) loudest = Math.max(loudest, Math.abs(samples[at] ?? 0))
    }
    return Math.min(255, Math.round(loudest * 255))
  })
}

/** Fewer peaks, so that a queue fits what a browser keeps. */
export function thinPeaks(peaks: readonly number[], count = 160): number[] {
  return peaks.length <= count
    ? [...peaks]
    : toBars(peaks, count, 0).map((bar) => Math.round(bar * 255))
}

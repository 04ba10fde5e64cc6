import { previewSeconds } from '../config.ts'
import type { Audio } from '../content.ts'

/** Room for headers and tags before the sound, and for bit rates that vary. */
const SLACK_BYTES = 65_536
const SLACK_PERCENT = 5

/**
 * How many bytes of a song anyone may have: those of its first 30 seconds, were its bytes spread evenly over its
 * duration, and 5 % and 64 KiB more. A shorter song is had whole.
 */
export function previewBytes({ size, duration }: Pick<Audio, 'size' | 'duration'>): number {
  const even = Math.ceil((size * previewSeconds * (100 + SLACK_PERCENT)) / (duration * 100))
  return Math.min(size, even + SLACK_BYTES)
}

/** Seconds for which a play opens its song: time to hear it twice, with pauses. */
export function entitlementSeconds({ duration }: Pick<Audio, 'duration'>): number {
  return duration * 2 + 600
}

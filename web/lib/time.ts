const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/**
 * How far a moment is from now, in words.
 *
 * @example
 * relativeTime(now - 180, now) // '3 minutes ago'
 */
export function relativeTime(seconds: number, now = Date.now() / 1000): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  const distance = seconds - now
  for (const [unit, size] of units) {
    if (Math.abs(distance) >= size) return format.format(Math.trunc(distance / size), unit)
  }
  return distance > 0 ? 'in a moment' : 'just now'
}

/** Seconds of audio as a clock shows them: `formatDuration(125)` is `2:05`. */
export function formatDuration(seconds: number): string {
  const total = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const rest = (total % 60).toString().padStart(2, '0')
  return hours > 0
    ? `${hours}:${minutes.toString().padStart(2, '0')}:${rest}`
    : `${minutes}:${rest}`
}

/** Seconds of audio as a screen reader should say them: `2 minutes 5 seconds`. */
export function spokenDuration(seconds: number): string {
  const total = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0
  const minutes = Math.floor(total / 60)
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  const rest = plural(total % 60, 'second')
  return minutes > 0 ? `${plural(minutes, 'minute')} ${rest}` : rest
}

/** A day in words, in UTC so that server and browser agree: `12 March 2026`. */
export function formatDay(seconds: number): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(seconds * 1000))
}

/** Date and minute, in UTC. */
export function formatMoment(seconds: number): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return `${format.format(new Date(seconds * 1000))} UTC`
}

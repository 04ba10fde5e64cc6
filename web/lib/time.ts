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

/**
 * Seconds that are left, in the two largest units: `formatLeft(93_784)` is `1 d 2 h`. Nothing left is `0 s`.
 */
export function formatLeft(seconds: number): string {
  const parts = partsOf(seconds).map(({ count, unit }) => `${count} ${unit.short}`)
  return parts.join(' ') || '0 s'
}

/** Seconds that are left, as a screen reader should say them: `1 day 2 hours`. */
export function spokenLeft(seconds: number): string {
  const parts = partsOf(seconds).map(
    ({ count, unit }) => `${count} ${unit.word}${count === 1 ? '' : 's'}`,
  )
  return parts.join(' ') || 'no time'
}

const shortUnits = [
  { word: 'day', short: 'd', size: 86_400 },
  { word: 'hour', short: 'h', size: 3_600 },
  { word: 'minute', short: 'min', size: 60 },
  { word: 'second', short: 's', size: 1 },
] as const

function partsOf(seconds: number) {
  let rest = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0
  const all = shortUnits.map((unit) => {
    const count = Math.floor(rest / unit.size)
    rest -= count * unit.size
    return { unit, count }
  })
  const first = all.findIndex(({ count }) => count > 0)
  return first < 0 ? [] : all.slice(first, first + 2).filter(({ count }) => count > 0)
}

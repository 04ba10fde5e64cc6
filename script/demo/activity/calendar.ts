/** Seconds. */
export const minute = 60
export const hour = 3_600
export const day = 86_400

/** Days of plays in the demo. */
export const demoDays = 30

/** When things happen in the demo's history, in Unix seconds. Day 0 is for setting up, plays begin on day 1. */
export type Calendar = {
  begin: number
  /** Days with plays. */
  days: number
  /** When a song is released; see `releaseDay`. */
  releaseAt: (song: number) => number
  /** The day on which a song is released. */
  releaseDay: (song: number) => number
  /** A moment of a day, such as `at(3, 7 * hour)`. */
  at: (day: number, seconds: number) => number
}

/** How much later than its begin a chain must be for a history of so many days. */
export function historyLength(days: number): number {
  return (days + 1) * day
}

/**
 * The calendar of a history that begins with the chain. Most songs are out before the first play; the last quarter of
 * them comes out over the days, at even distances.
 */
export function makeCalendar(begin: number, days: number, songs: number): Calendar {
  const late = Math.floor(songs / 4)
  const early = songs - late
  const at = (which: number, seconds: number) => begin + which * day + seconds
  const releaseDay = (song: number) =>
    song < early ? 0 : Math.round((days * (song - early + 1)) / (late + 1))
  const releaseAt = (song: number) =>
    song < early ? at(0, 3 * hour + song * 20 * minute) : at(releaseDay(song), 11 * hour)
  return { begin, days, at, releaseDay, releaseAt }
}

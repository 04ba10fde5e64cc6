/** Seconds. */
export const minute = 60
export const hour = 3_600
export const day = 86_400

/** Days of daily plays in the demo. */
export const demoDays = 30

/** Days before the first daily plays, in which artists find their first patrons: more than a patron's twelve months. */
export const yearDays = 370

/** Days of that time on which songs are played already, once a week. */
export const earlyDays = [-56, -49, -42, -35, -28, -21, -14, -7]

const firstRelease = -330
/** Days over which the songs of the year before come out: the last of them is out when plays begin. */
const releaseSpan = 260

/** When things happen in the demo's history, in Unix seconds. Daily plays begin on day 1; the year before counts down to it. */
export type Calendar = {
  /** The chain's first block: the start of day `-yearDays`. */
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

/** How much later than its begin a chain must be for a history of so many days of plays. */
export function historyLength(days: number): number {
  return (yearDays + days + 1) * day
}

/**
 * The calendar of a history that begins with the chain. Most songs come out in the year before the first play; the last
 * quarter of them comes out over the days of plays, both at even distances.
 */
export function makeCalendar(begin: number, days: number, songs: number): Calendar {
  const late = Math.floor(songs / 4)
  const early = songs - late
  const at = (which: number, seconds: number) => begin + (yearDays + which) * day + seconds
  const releaseDay = (song: number) =>
    song < early
      ? firstRelease + Math.floor((releaseSpan * song) / early)
      : Math.round((days * (song - early + 1)) / (late + 1))
  const releaseAt = (song: number) => at(releaseDay(song), 11 * hour)
  return { begin, days, at, releaseDay, releaseAt }
}

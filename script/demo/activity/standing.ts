import type { PlayKind } from '@stave/sdk/tabs'
import { type DemoPatron, patrons } from '../lines/patronage.ts'
import { type DemoSubscriber, subscribers } from '../lines/subscriptions.ts'
import type { DemoSong } from '../roster.ts'

/** Days that a month of patronage, and a period of a subscription, have. */
const period = 30

/** Days of paid time, from the first until before the last. */
type Stretch = { from: number; until: number; tier: number }

/** What follows from a plan by the end of a day: paid time, and the days on which a keeper collects. */
export type Course = { stretches: Stretch[]; collects: number[] }

/** A patron's paid time up to `lastDay`. An act goes before a collection that is due on its day. */
export function courseOfPatron({ acts }: DemoPatron, lastDay: number): Course {
  const course = begin()
  for (const act of acts.filter(({ on }) => on <= lastDay)) {
    collectUntil(course, act.on - 1)
    if (act.does === 'join' || act.does === 'get') {
      if (act.tier !== course.tier) restart(course, act.on, act.tier)
      extend(course, act.months)
    }
    if (act.does === 'join') course.automatic = act.renewal === 'AUTOMATIC'
    if (act.does === 'renew') extend(course, act.months)
    if (act.does === 'cancel') course.automatic = false
  }
  collectUntil(course, lastDay)
  return course
}

/** A subscriber's paid time up to `lastDay`. */
export function courseOfSubscriber({ acts }: DemoSubscriber, lastDay: number): Course {
  const course = begin()
  for (const act of acts.filter(({ on }) => on <= lastDay)) {
    collectUntil(course, act.on - 1)
    if (act.does === 'subscribe') {
      restart(course, act.on, 1)
      extend(course, act.periods)
    }
    if (act.does === 'subscribe' || act.does === 'go on') course.automatic = act.automatic
    if (act.does === 'renew') extend(course, act.periods)
  }
  collectUntil(course, lastDay)
  return course
}

type Work = Course & { tier: number; automatic: boolean }

function begin(): Work {
  return { stretches: [], collects: [], tier: 0, automatic: false }
}

function restart(course: Work, from: number, tier: number): void {
  course.tier = tier
  course.stretches.push({ from, until: from, tier })
}

function extend({ stretches }: Work, periods: number): void {
  const last = stretches.at(-1)
  if (last) last.until += periods * period
}

function collectUntil(course: Work, lastDay: number): void {
  const last = course.stretches.at(-1)
  while (last && course.automatic && last.until <= lastDay) {
    course.collects.push(last.until)
    last.until += period
  }
}

/** How a listener plays a song on a day: free before all, then as a patron, as a subscriber, and paid. */
export type KindOf = (listener: string, song: DemoSong, day: number) => PlayKind

/** Tells how listeners play, up to `lastDay`. */
export function kindsOfPlays(lastDay: number): KindOf {
  const backing = patrons.map((plan) => ({ ...plan, ...courseOfPatron(plan, lastDay) }))
  const subscribing = subscribers.map((plan) => ({ ...plan, ...courseOfSubscriber(plan, lastDay) }))
  // The day on which it begins is not counted: it may have begun after the plays.
  const holds = (stretches: readonly Stretch[], day: number, tier: number) =>
    stretches.some(({ from, until, ...own }) => from < day && day < until && own.tier >= tier)
  return (listener, { artistSlug, lines, patronTier = 1 }, day) => {
    if (lines.includes('GIFTS')) return 'GIFT'
    const isPatron = backing.some(
      ({ patron, artist, stretches }) =>
        patron === listener && artist === artistSlug && holds(stretches, day, patronTier),
    )
    if (isPatron && lines.includes('PATRONAGE')) return 'PATRON'
    const isSubscriber = subscribing.some(
      ({ subscriber, stretches }) => subscriber === listener && holds(stretches, day, 1),
    )
    return isSubscriber && lines.includes('SUBSCRIPTIONS') ? 'SUBSCRIPTION' : 'PAID'
  }
}

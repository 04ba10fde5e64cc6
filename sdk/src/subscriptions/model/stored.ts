import { between, endOf, type Stretch } from './paidTime.ts'
import type { Subscriber } from './state.ts'
import { countingClock, epochOf, startOf } from './terms.ts'

/** What the contract remembers of the paid time: a stretch, or two. */
export function stored({ paid, since }: Subscriber): Stretch[] {
  return between(paid, since, endOf(paid))
}

/** Forgets a first stretch that is over, but for what counting plays needs. */
export function folded(subscriber: Subscriber, now: bigint): Subscriber {
  const [first, later] = stored(subscriber)
  if (!first || !later || first.until > now) return subscriber
  return { ...subscriber, ...remembered(subscriber, first, now), since: later.from }
}

/** Forgets what lies before now, but for what counting plays needs. */
export function lifted(subscriber: Subscriber, now: bigint): Subscriber {
  const recent = folded(subscriber, now)
  const [first] = stored(recent)
  if (!first || recent.since === now) return recent
  return { ...recent, ...remembered(recent, first, now), since: now }
}

/**
 * What the time before a stretch's end is taken for: the stretch, or what went before if that was cheaper and is still
 * being counted. So time that is past is never taken for more than was paid. Before the first stretch nothing was paid,
 * so nothing is left to be counted of that time.
 */
function remembered(
  { prior, since, counted }: Subscriber,
  { tier, rate }: Stretch,
  now: bigint,
): Pick<Subscriber, 'prior' | 'counted'> {
  if (!prior) {
    const countedUntil = counted.countedUntil > since ? counted.countedUntil : since
    return { prior: { tier, rate }, counted: { ...counted, countedUntil } }
  }
  const isCounted = since > startOf(epochOf(countingClock(now)))
  return { prior: isCounted && prior.rate < rate ? prior : { tier, rate }, counted }
}

import { LRUCache } from 'lru-cache'
import { ProblemError } from './problem.ts'

/** A token bucket: `burst` requests at once, `perSecond` in the long run. */
export type Rate = { burst: number; perSecond: number }

/** Takes one request of `client`. Throws `ProblemError` TOO_MANY_REQUESTS with `Retry-After` when it has none left. */
export type RateLimiter = (client: string) => void

/** One bucket a client, in memory; the clients seen longest ago are forgotten first. */
export function createRateLimiter({ burst, perSecond }: Rate): RateLimiter {
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: 50_000 })
  return (client) => {
    const now = performance.now()
    const bucket = buckets.get(client) ?? { tokens: burst, at: now }
    const refilled = bucket.tokens + ((now - bucket.at) / 1000) * perSecond
    bucket.tokens = Math.min(burst, refilled) - 1
    bucket.at = now
    if (bucket.tokens >= 0) {
      buckets.set(client, bucket)
      return
    }
    bucket.tokens += 1
    buckets.set(client, bucket)
    const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond))
    throw new ProblemError({
      status: 429,
      code: 'TOO_MANY_REQUESTS',
      detail: `Too many requests from here. Try again in ${seconds} s.`,
      headers: { 'retry-after': String(seconds) },
    })
  }
}

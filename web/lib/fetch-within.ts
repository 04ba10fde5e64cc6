/**
 * A `fetch` that gives up after so many milliseconds, reading the answer included: a server that takes the request and
 * then stands still would otherwise hold a page up for good. Rejects with a `TimeoutError`.
 */
export function fetchWithin(milliseconds: number): typeof fetch {
  return (input, init = {}) => {
    const patience = AbortSignal.timeout(milliseconds)
    const signal = init.signal ? AbortSignal.any([init.signal, patience]) : patience
    return fetch(input, { ...init, signal })
  }
}

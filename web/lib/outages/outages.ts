'use client'

import { useSyncExternalStore } from 'react'
import { createStore } from '../store.ts'
import { checkParts, type Places } from './check.ts'
import type { Part } from './parts.ts'
import { createWatch } from './watch.ts'

/** The parts that do not answer at the moment, as far as this page has noticed. */
export const outages = createStore<readonly Part[]>([])

/** How often things could be tried again since the page was opened. */
const recoveries = createStore(0)

let watch: ReturnType<typeof createWatch> | undefined

/** Tells that something failed, or takes long, and may be an outage; cheap, so that anything can tell it. */
export function suspect(): void {
  watch?.suspect()
}

/** A `fetch` that tells of its failures. */
export const watchedFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init)
    if (response.status >= 500) suspect()
    return response
  } catch (error) {
    suspect()
    throw error
  }
}

/** Calls back when what failed can be tried again. Gives back how to stop. */
export function onRecovery(listener: () => void): () => void {
  return recoveries.subscribe(listener)
}

/** A number that changes when what failed can be tried again. */
export function useRecoveries(): number {
  return useSyncExternalStore(recoveries.subscribe, recoveries.get, () => 0)
}

/** Watches for outages until the given function is called. */
export function watchOutages(places: Places): () => void {
  const own = createWatch({
    check: () => checkParts(places),
    onLook: (down) => outages.set((before) => (before.join() === down.join() ? before : [...down])),
    onRecovery: () => recoveries.set((count) => count + 1),
  })
  watch = own
  addEventListener('offline', suspect)
  addEventListener('online', suspect)
  return () => {
    own.stop()
    if (watch === own) watch = undefined
    removeEventListener('offline', suspect)
    removeEventListener('online', suspect)
  }
}

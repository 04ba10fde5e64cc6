'use client'

import { useSyncExternalStore } from 'react'

/** A value outside of React that components can follow. */
export type Store<state> = {
  get: () => state
  set: (change: state | ((state: state) => state)) => void
  subscribe: (listener: () => void) => () => void
}

/** Makes a store. Only effects and events may change it: on the server it keeps its first value. */
export function createStore<state>(initial: state): Store<state> & { initial: state } {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    initial,
    get: () => state,
    set(change) {
      const next =
        typeof change === 'function' ? (change as (state: state) => state)(state) : change
      if (Object.is(next, state)) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Part of a store's state; the component renders again when that part changes. `select` must give stable values. */
export function useStore<state, part>(
  store: Store<state> & { initial: state },
  select: (state: state) => part,
): part {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.get()),
    () => select(store.initial),
  )
}

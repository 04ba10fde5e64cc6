import type { Address } from 'viem'
import type { SessionKey } from './sessionKey.ts'

/** The lane that a session key signs for. */
export type LaneId = { chainId: number; listener: Address; gateway: Address }

/** A session key at rest. */
export type StoredSessionKey = SessionKey & {
  /** Unix seconds until which the contract lets it sign. */
  expiresAt: number
}

/** Where a device keeps its session keys, one a lane. */
export type SessionKeyStore = {
  get: (lane: LaneId) => Promise<StoredSessionKey | undefined>
  set: (lane: LaneId, key: StoredSessionKey) => Promise<void>
  delete: (lane: LaneId) => Promise<void>
}

/**
 * Keeps session keys as long as the process lives: for Node and for tests.
 *
 * @example
 * const keys = createMemoryKeyStore()
 */
export function createMemoryKeyStore(): SessionKeyStore {
  const keys = new Map<string, StoredSessionKey>()
  return {
    get: (lane) => Promise.resolve(keys.get(nameOf(lane))),
    set: (lane, key) => Promise.resolve(void keys.set(nameOf(lane), key)),
    delete: (lane) => Promise.resolve(void keys.delete(nameOf(lane))),
  }
}

/**
 * Keeps session keys in the browser's IndexedDB, which stores them without ever showing their private half.
 *
 * Rejects with the browser's `DOMException` where IndexedDB is closed to the page (private windows of some browsers).
 *
 * @example
 * const keys = createIndexedDbKeyStore()
 * await keys.set({ chainId: 31337, listener, gateway }, { ...key, expiresAt })
 */
export function createIndexedDbKeyStore({ name = 'stave' } = {}): SessionKeyStore {
  const table = 'session-keys'
  let opened: Promise<IDBDatabase> | undefined

  function database(): Promise<IDBDatabase> {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    return done(request)
  }

  async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    opened ??= database()
    opened.catch(() => {
      opened = undefined // The next call tries again.
    })
    return (await opened).transaction(table, mode).objectStore(table)
  }

  return {
    get: async (lane) => done((await store('readonly')).get(nameOf(lane))),
    set: async (lane, key) => void (await done((await store('readwrite')).put(key, nameOf(lane)))),
    delete: async (lane) => void (await done((await store('readwrite')).delete(nameOf(lane)))),
  }
}

function nameOf({ chainId, listener, gateway }: LaneId): string {
  return [chainId, listener, gateway].join(':').toLowerCase()
}

function done<value>(request: IDBRequest<value>): Promise<value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

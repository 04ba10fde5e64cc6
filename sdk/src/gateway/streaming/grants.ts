import { EventEmitter } from 'node:events'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Address } from 'viem'
import { type GrantParameters, grant, isEntitled } from '../store/entitlements.ts'
import { lower } from '../store/lower.ts'
import type { Queries } from '../store/schema.ts'

const POLL_MS = 1000

/** Which of a song's files is wanted. */
type File = { lossless?: boolean | undefined }

/** The rights to hear songs that plays have bought. */
export type Grants = {
  /** Stores a right. Call `announce` once the transaction stands. */
  give: (db: Queries, right: GrantParameters) => Promise<void>
  /** Wakes the requests of this process that wait for the right. */
  announce: (listener: Address, song: number) => void
  has: (listener: Address, song: number, file?: File) => Promise<boolean>
  /** Waits until the listener has the right, at most so many seconds; false when it did not come. */
  wait: (
    listener: Address,
    song: number,
    options: File & { seconds: number; signal: AbortSignal },
  ) => Promise<boolean>
}

export function createGrants(database: () => Promise<NodePgDatabase>): Grants {
  const news = new EventEmitter().setMaxListeners(0)
  const nameOf = (listener: Address, song: number) => `${lower(listener)} ${song}`
  const has: Grants['has'] = async (listener, song, file) =>
    await isEntitled(await database(), listener, song, file)

  return {
    give: grant,
    announce: (listener, song) => void news.emit(nameOf(listener, song)),
    has,
    async wait(listener, song, { seconds, signal, ...file }) {
      const deadline = Date.now() + seconds * 1000
      while (Date.now() < deadline && !signal.aborted) {
        // Another process may have stored it, so the database is asked now and then too.
        const next = tidings(news, nameOf(listener, song), Math.min(POLL_MS, deadline - Date.now()))
        if (await has(listener, song, file)) return true
        await next
      }
      return await has(listener, song, file)
    },
  }
}

/** Resolves at the event, or after so many milliseconds. */
function tidings(news: EventEmitter, name: string, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      news.off(name, done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    news.once(name, done)
  })
}

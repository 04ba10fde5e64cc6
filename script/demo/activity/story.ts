import type { Address, LocalAccount, Log } from 'viem'
import type { Calendar } from './calendar.ts'
import type { Contracts } from './calls.ts'
import type { Call, History } from './history.ts'
import type { DemoRoster } from './roster.ts'
import type { Wallets } from './wallets.ts'

/** One block of the demo's history. */
export type Step = {
  /** Unix seconds; no two steps have the same. */
  at: number
  /** Its transactions; asked only when the block does not stand yet. */
  calls: () => readonly Call[] | Promise<readonly Call[]>
  /** Learns from what the block logged, whether it was mined now or before. */
  learn?: (logs: Log[]) => void
}

/** What the writers of steps know: the roster, the accounts, and the ids that the chain has given out so far. */
export type Story = {
  roster: DemoRoster
  calendar: Calendar
  contracts: Contracts
  history: History
  wallets: Wallets
  gateway: LocalAccount
  /** Who lets artists into the pool of subscriptions. */
  curator: LocalAccount
  ids: {
    /** By slug of a named split or of the song whose split it is. */
    splits: Map<string, number>
    /** By slug. */
    songs: Map<string, number>
    /** By slug. */
    editions: Map<string, number>
    /** By the slug of the edition that is sold. */
    dutchAuctions: Map<string, number>
    /** By the slug of the edition that is sold. */
    englishAuctions: Map<string, number>
    /** Addresses of the tokens, by slug. */
    shares: Map<string, Address>
  }
}

/** An id that the chain has given out. Throws when it has not. */
export function idOf<id>(ids: ReadonlyMap<string, id>, slug: string): id {
  const id = ids.get(slug)
  if (id === undefined) throw new Error(`"${slug}" is not on the chain yet.`)
  return id
}

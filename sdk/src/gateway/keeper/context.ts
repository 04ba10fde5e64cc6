import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Address, LocalAccount } from 'viem'
import type { Chain } from '../chain.ts'
import type { ServiceConfig, ServiceContract } from '../config.ts'
import type { Logger } from '../logger.ts'

export type KeeperConfig = ServiceConfig & {
  /** An open tab is closed when it is so old; 900 by default. A notice runs a day, so stay far below. */
  closeAfterSeconds?: number | undefined
  /** An open tab is closed when it is worth so many micro-USDC; 1,000,000 by default. */
  closeAboveAmount?: bigint | undefined
  /** An open tab is closed when it has so many items; 200 by default. */
  closeAboveItems?: number | undefined
  /** Blocks, its own included, after which a settlement is final; 12 by default, and 1 on a local chain. */
  confirmations?: number | undefined
  /** A transaction that is not mined after so long is sent again with higher fees; 60 by default. */
  stuckAfterSeconds?: number | undefined
  /** The most gas that one transaction may take; 15,000,000 by default, below the cap of 16,777,216. */
  maxGas?: bigint | undefined
  /** Tabs in one transaction; 100 by default. */
  maxTabs?: number | undefined
  /** Items in one transaction; 1,200 by default. */
  maxItems?: number | undefined
  /** Milliseconds between two ticks of `run`; 5,000 by default. */
  intervalMs?: number | undefined
  /**
   * Whether it also does what anyone may once it is due: collects renewals, settles English auctions, credits epochs. True
   * by default. It pays the gas, and earns the rewards of collecting.
   */
  duties?: boolean | undefined
  /** A duty that the chain refuses is tried again after so long, in seconds; 3,600 by default. */
  retryAfterSeconds?: number | undefined
  /** Duties looked at in one tick; 50 by default. */
  maxDuties?: number | undefined
  /** Songs credited in one transaction; 200 by default. */
  maxSongs?: number | undefined
  /** The block from which on events tell of duties; that of the SDK's deployment unless given, or else the first one. */
  firstBlock?: number | undefined
}

export type KeeperSettings = Required<Omit<KeeperConfig, keyof ServiceConfig | 'firstBlock'>>

export const defaultSettings: KeeperSettings = {
  closeAfterSeconds: 900,
  closeAboveAmount: 1_000_000n,
  closeAboveItems: 200,
  confirmations: 12,
  stuckAfterSeconds: 60,
  maxGas: 15_000_000n,
  maxTabs: 100,
  maxItems: 1200,
  intervalMs: 5000,
  duties: true,
  retryAfterSeconds: 3600,
  maxDuties: 50,
  maxSongs: 200,
}

/** What every step of a tick works with. */
export type KeeperContext = {
  chainId: number
  settings: KeeperSettings
  account: LocalAccount
  gateway: Address
  /** The Tabs contract. */
  tabs: Address
  contracts: Record<ServiceContract, Address>
  /** Before it there are no events of Stave's. */
  firstBlock: bigint
  chain: Chain
  db: NodePgDatabase
  logger: Logger
  /** How many tabs each step has moved. */
  report: TickReport
}

/** What a tick has done, in tabs unless said otherwise. */
export type TickReport = {
  /** Another keeper was at work, so this one did nothing. */
  isBusyElsewhere: boolean
  closed: number
  /** Put into a transaction. */
  sent: number
  settled: number
  confirmed: number
  /** Settled before, and thrown back by a reorganisation of the chain. */
  reopened: number
  failed: number
  /** Transactions sent again with higher fees. */
  replaced: number
  /** Transactions sent for what was due: renewals, auctions, epochs. */
  dutiesSent: number
  /** Those of them that were mined. */
  dutiesDone: number
}

export function emptyReport(): TickReport {
  return {
    isBusyElsewhere: false,
    closed: 0,
    sent: 0,
    settled: 0,
    confirmed: 0,
    reopened: 0,
    failed: 0,
    replaced: 0,
    dutiesSent: 0,
    dutiesDone: 0,
  }
}

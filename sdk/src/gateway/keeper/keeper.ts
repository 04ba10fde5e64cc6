import { setTimeout as sleep } from 'node:timers/promises'
import { and, count, inArray } from 'drizzle-orm'
import type { Address } from 'viem'
import { deployments } from '../../addresses.ts'
import { createChain } from '../chain.ts'
import { LOCAL_CHAIN_ID, resolveService } from '../config.ts'
import { reasonOf, silentLogger } from '../logger.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { pruneEntitlements } from '../store/entitlements.ts'
import { lower } from '../store/lower.ts'
import { tabs } from '../store/schema.ts'
import { closeAll, closeDue } from './close.ts'
import { confirmSettled } from './confirm.ts'
import {
  defaultSettings,
  emptyReport,
  type KeeperConfig,
  type KeeperContext,
  type TickReport,
} from './context.ts'
import { doDuties } from './duties/do.ts'
import { settleClosed } from './settle.ts'
import { trackBatches } from './track.ts'
import { watchLeaving } from './watch.ts'

/**
 * Closes tabs, settles them on-chain and sees to it that they stay settled; collects renewals, settles auctions and
 * credits epochs when they are due.
 */
export type Keeper = {
  /** One round of everything. Rejects when the chain or the database does not answer; nothing is lost by that. */
  tick: () => Promise<TickReport>
  /** Ticks until the signal aborts; a tick that fails is logged, and tried again after a while. */
  run: (options: { signal: AbortSignal }) => Promise<void>
  /** Closes the open tabs, all of them or those of the listeners, and settles all that is closed. */
  settleNow: (options?: SettleNowOptions) => Promise<SettleNowReturnType>
  /** When the last tick succeeded; undefined before the first. */
  lastSuccess: () => Date | undefined
  /** Ends the connections to the database. */
  close: () => Promise<void>
}

export type SettleNowOptions = {
  listeners?: readonly Address[] | undefined
  /** Milliseconds to wait for transactions to be mined; 60,000 by default. */
  timeout?: number | undefined
}

export type SettleNowReturnType = {
  settled: number
  failed: number
  /** Tabs that are still waiting or in a transaction that has not been mined. */
  waiting: number
}

/** Any number that no other program takes as its advisory lock. */
const KEEPER_LOCK = 0x57a4e002

/**
 * Makes a keeper. It is safe to kill at any moment, and to run twice: one at a time does the work, and even were two to
 * work at once, the contracts pass over what is settled and refuse what is not due.
 *
 * Throws `UnknownChainError` when neither the SDK nor the configuration knows the contracts.
 *
 * @example
 * const keeper = createKeeper(readServiceEnvironment(process.env))
 * await keeper.run({ signal })
 */
export function createKeeper(config: KeeperConfig): Keeper {
  const { account, contracts } = resolveService(config)
  const { chainId, rpcUrl, logger = silentLogger } = config
  const local = chainId === LOCAL_CHAIN_ID ? { confirmations: 1 } : {}
  const settings = { ...defaultSettings, ...local, ...withoutUndefined(config) }
  const identity = { chainId, tabs: contracts.Tabs, gateway: account.address }
  const database = openDatabase({ url: config.databaseUrl, identity, connections: 4 })
  const chain = createChain({ rpcUrl, contracts, gateway: account.address })
  const firstBlock = BigInt(config.firstBlock ?? deployments[chainId]?.blockNumber ?? 0)
  let lastSuccess: Date | undefined

  async function newContext(): Promise<KeeperContext> {
    return {
      chainId,
      settings,
      account,
      gateway: account.address,
      tabs: contracts.Tabs,
      contracts,
      firstBlock,
      chain,
      db: await database.ready(),
      logger,
      report: emptyReport(),
    }
  }

  async function tick(before?: (context: KeeperContext) => Promise<void>): Promise<TickReport> {
    const context = await newContext()
    const isFree = await underLock(database, async () => {
      await before?.(context)
      await trackBatches(context)
      await confirmSettled(context)
      const leaving = await watchLeaving(context)
      await closeDue(context, leaving.listeners)
      await leaving.done()
      await settleClosed(context)
      await pruneEntitlements(context.db)
      if (settings.duties) await doDuties(context)
    })
    if (isFree) lastSuccess = new Date()
    return { ...context.report, isBusyElsewhere: !isFree }
  }

  async function waiting(listeners: readonly Address[] | undefined): Promise<number> {
    const db = await database.ready()
    const unsettled = inArray(tabs.state, ['closed', 'settling'])
    const own = listeners && inArray(tabs.listener, listeners.map(lower))
    const [row] = await db.select({ tabs: count() }).from(tabs).where(and(unsettled, own))
    return row?.tabs ?? 0
  }

  return {
    tick: () => tick(),
    async run({ signal }) {
      while (!signal.aborted) {
        await tick().catch((error) => {
          logger.error({ reason: reasonOf(error) }, 'tick failed, will try again')
        })
        await sleep(settings.intervalMs, undefined, { signal }).catch(() => {})
      }
    },
    async settleNow({ listeners, timeout = 60_000 } = {}) {
      const deadline = Date.now() + timeout
      const sum = { settled: 0, failed: 0, waiting: 0 }
      let hasClosed = false
      for (;;) {
        const report = await tick((context) =>
          hasClosed ? Promise.resolve() : closeAll(context, listeners),
        )
        hasClosed ||= !report.isBusyElsewhere
        sum.settled += report.settled
        sum.failed += report.failed
        sum.waiting = await waiting(listeners)
        if ((hasClosed && sum.waiting === 0) || Date.now() > deadline) return sum
        await sleep(100)
      }
    },
    lastSuccess: () => lastSuccess,
    close: database.close,
  }
}

/** Runs `work` unless another keeper holds the lock, which Postgres gives back when its holder dies. */
async function underLock({ pool }: Database, work: () => Promise<void>): Promise<boolean> {
  const connection = await pool.connect()
  let failed = true
  try {
    const { rows } = await connection.query<{ locked: boolean }>(
      'select pg_try_advisory_lock($1) as locked',
      [KEEPER_LOCK],
    )
    const isFree = rows[0]?.locked === true
    if (isFree) {
      await work()
      await connection.query('select pg_advisory_unlock($1)', [KEEPER_LOCK])
    }
    failed = false
    return isFree
  } finally {
    // Whatever has failed, closing the connection gives the lock back.
    connection.release(failed)
  }
}

function withoutUndefined(config: KeeperConfig): Partial<typeof defaultSettings> {
  const names = Object.keys(defaultSettings) as (keyof typeof defaultSettings)[]
  const given = names.filter((name) => config[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, config[name]]))
}

import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Address, getAbiItem, hexToBigInt, size, slice } from 'viem'
import { englishAuctionsAbi, patronageAbi, subscriptionsAbi } from '../../../abis.ts'
import { EPOCH, SETTLEMENT_WINDOW } from '../../../actions/subscriptions/tiers.ts'
import { renewals } from '../../../patronage/terms.ts'
import { decodePayment } from '../../../splits/payments.ts'
import { lower } from '../../store/lower.ts'
import {
  cursors,
  type DutyKind,
  duties,
  dutyKinds,
  epochSongs,
  type Queries,
} from '../../store/schema.ts'
import type { KeeperContext } from '../context.ts'

/** The events that tell of something that will be due. */
const events = [
  getAbiItem({ abi: patronageAbi, name: 'Joined' }),
  getAbiItem({ abi: patronageAbi, name: 'Renewed' }),
  getAbiItem({ abi: patronageAbi, name: 'Collected' }),
  getAbiItem({ abi: patronageAbi, name: 'RenewalSet' }),
  getAbiItem({ abi: subscriptionsAbi, name: 'SubscriptionPaid' }),
  getAbiItem({ abi: subscriptionsAbi, name: 'RenewalSet' }),
  getAbiItem({ abi: subscriptionsAbi, name: 'PlaysCounted' }),
  getAbiItem({ abi: subscriptionsAbi, name: 'EpochCredited' }),
  getAbiItem({ abi: subscriptionsAbi, name: 'EpochRolledOver' }),
  getAbiItem({ abi: englishAuctionsAbi, name: 'AuctionCreated' }),
] as const

/** Blocks read again, lest a reorganisation hide an event. */
const OVERLAP = 32n
/** Blocks at once: what public nodes allow. */
const STRIDE = 2000n
/** How often so many in one tick, so that settling plays never waits long. */
const STRIDES = 10
const CURSOR = 'duties'
/** Seconds after which what an event has said is looked at, even if it is not due: the event may have been undone. */
export const RECHECK_SECONDS = 3600

/** What events of a stretch of blocks have told. */
type Found = {
  /** Unix seconds at which each duty is due, by its kind and subject. */
  duties: Record<DutyKind, Map<string, number>>
  played: { epoch: number; song: number }[]
  credited: { epoch: number; songs: number[] }[]
}

type Logs = Awaited<ReturnType<typeof readLogs>>

/** Reads the chain's events on from where the last look ended. True when there are no newer ones. */
export async function watchDuties(context: KeeperContext, now: number): Promise<boolean> {
  const { db, chain, firstBlock } = context
  const head = await chain.client.getBlockNumber({ cacheTime: 0 })
  const [cursor] = await db.select().from(cursors).where(eq(cursors.name, CURSOR))
  let last = cursor?.blockNumber ?? firstBlock
  for (let stride = 0; stride < STRIDES; stride++) {
    const fromBlock = last > firstBlock + OVERLAP ? last - OVERLAP : firstBlock
    const toBlock = head < last + STRIDE ? head : last + STRIDE
    if (fromBlock > toBlock) return true
    const logs = await readLogs(context, { fromBlock, toBlock })
    // What has been read before counts again, in case a reorganisation has changed it, but not at once.
    const isNew = ({ blockNumber }: Logs[number]) => blockNumber > last
    const seen = sort(logs.filter((log) => !isNew(log)))
    const found = sort(logs.filter(isNew))
    await db.transaction(async (tx) => {
      await store(tx, seen, { now, isNew: false })
      await store(tx, found, { now, isNew: true })
      const set = { blockNumber: toBlock }
      const target = cursors.name
      await tx
        .insert(cursors)
        .values({ name: CURSOR, ...set })
        .onConflictDoUpdate({ target, set })
    })
    if (toBlock === head) return true
    last = toBlock
  }
  return false
}

function readLogs(
  { chain, contracts }: KeeperContext,
  range: { fromBlock: bigint; toBlock: bigint },
) {
  const address = [contracts.Patronage, contracts.Subscriptions, contracts.EnglishAuctions]
  return chain.client.getLogs({ address, events, strict: true, ...range })
}

function sort(logs: Logs): Found {
  const found: Found = {
    duties: { patronage: new Map(), subscription: new Map(), auction: new Map(), epoch: new Map() },
    played: [],
    credited: [],
  }
  const addEpoch = (epoch: number) =>
    found.duties.epoch.set(String(epoch), (epoch + 1) * EPOCH + SETTLEMENT_WINDOW)
  const addPatron = ({ artist, patron }: Record<'artist' | 'patron', Address>, dueAt: number) =>
    found.duties.patronage.set(`${lower(artist)} ${lower(patron)}`, dueAt)

  for (const log of logs) {
    switch (log.eventName) {
      case 'Joined':
        if (renewals[log.args.state.renewal] === 'AUTOMATIC') {
          addPatron(log.args, log.args.state.paidUntil)
        }
        break
      case 'Renewed':
      case 'Collected':
        addPatron(log.args, log.args.paidUntil)
        break
      case 'RenewalSet':
        if ('subscriber' in log.args) {
          if (log.args.automatic) found.duties.subscription.set(lower(log.args.subscriber), 0)
        } else if (renewals[log.args.renewal] === 'AUTOMATIC') addPatron(log.args, 0)
        break
      case 'SubscriptionPaid': {
        const { subscriber, state, from, until } = log.args
        if (state.automatic) found.duties.subscription.set(lower(subscriber), state.paidUntil)
        for (let epoch = epochOf(from); epoch <= epochOf(until - 1); epoch++) addEpoch(epoch)
        break
      }
      case 'PlaysCounted':
        addEpoch(log.args.epoch)
        for (const song of songsIn(log.args.songs)) {
          found.played.push({ epoch: log.args.epoch, song })
        }
        break
      case 'EpochCredited': {
        const songs = log.args.songs.map((payment) => decodePayment(payment).to)
        found.credited.push({ epoch: log.args.epoch, songs })
        break
      }
      case 'EpochRolledOver':
        addEpoch(log.args.into)
        break
      case 'AuctionCreated':
        found.duties.auction.set(String(log.args.auction), log.args.endsAt)
        break
    }
  }
  return found
}

/** Stores it. An event can only bring a look forward: what the last one has found stands. */
async function store(
  tx: Queries,
  found: Found,
  { now, isNew }: { now: number; isNew: boolean },
): Promise<void> {
  const recheckAt = now + RECHECK_SECONDS
  const rows = dutyKinds.flatMap((kind) =>
    [...found.duties[kind]].map(([subject, due]) => {
      return { kind, subject, dueAt: isNew ? Math.min(due, recheckAt) : recheckAt }
    }),
  )
  const dueAt = sql`least(${duties.dueAt}, excluded.due_at)`
  for (const values of inParts(rows)) {
    await tx
      .insert(duties)
      .values(values)
      .onConflictDoUpdate({
        target: [duties.kind, duties.subject],
        set: { dueAt, ...(isNew && { idleSince: null }) },
      })
  }
  for (const values of inParts(found.played)) {
    await tx.insert(epochSongs).values(values).onConflictDoNothing()
  }
  for (const { epoch, songs } of found.credited) {
    await tx
      .update(epochSongs)
      .set({ credited: true })
      .where(and(eq(epochSongs.epoch, epoch), inArray(epochSongs.song, songs)))
  }
}

function epochOf(seconds: number): number {
  return Math.floor(seconds / EPOCH)
}

/** The songs of `PlaysCounted`: eight bytes each, song and points. */
function songsIn(packed: `0x${string}`): number[] {
  return Array.from({ length: size(packed) / 8 }, (_, index) =>
    Number(hexToBigInt(slice(packed, index * 8, index * 8 + 4))),
  )
}

/** So many rows as one statement takes. */
function* inParts<row>(rows: readonly row[]): Generator<row[]> {
  for (let at = 0; at < rows.length; at += 1000) yield rows.slice(at, at + 1000)
}

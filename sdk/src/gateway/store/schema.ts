import { sql } from 'drizzle-orm'
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import {
  bigint,
  boolean,
  integer,
  type PgDatabase,
  pgSchema,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import type { Address, Hex } from 'viem'

const schema = pgSchema('gateway')
const hex = (name: string) => text(name).$type<Hex>()
const address = (name: string) => text(name).$type<Address>()
const big = (name: string) => bigint(name, { mode: 'bigint' })
const time = (name: string) => timestamp(name, { withTimezone: true })

export const tabStates = ['open', 'closed', 'settling', 'settled', 'failed'] as const
/** Where a tab stands: signed again with each play, closed, in a transaction, on-chain, or never to be settled. */
export type TabState = (typeof tabStates)[number]

export const dutyKinds = ['patronage', 'subscription', 'auction', 'epoch'] as const
/** What falls due besides tabs: a renewal of either kind, an English auction's end, an epoch's crediting. */
export type DutyKind = (typeof dutyKinds)[number]

export const nonces = schema.table('nonces', {
  nonce: text('nonce').primaryKey(),
  expiresAt: time('expires_at').notNull(),
})

export const lanes = schema.table('lanes', {
  listener: address('listener').primaryKey(),
  nonce: big('nonce').notNull(),
  carried: hex('carried').notNull().default('0x'),
})

export const keys = schema.table(
  'keys',
  {
    listener: address('listener').notNull(),
    keyId: hex('key_id').notNull(),
    x: hex('x').notNull(),
    y: hex('y').notNull(),
    expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.listener, table.keyId] })],
)

export const batches = schema.table('batches', {
  id: big('id').primaryKey().generatedAlwaysAsIdentity(),
  accountNonce: bigint('account_nonce', { mode: 'number' }).notNull(),
  state: text('state', { enum: ['pending', 'mined', 'dropped'] })
    .notNull()
    .default('pending'),
  createdAt: time('created_at').notNull().defaultNow(),
  dutyKind: text('duty_kind', { enum: dutyKinds }),
  dutySubject: text('duty_subject'),
  target: address('target'),
  calldata: hex('calldata'),
})

export const transactions = schema.table('transactions', {
  hash: hex('hash').primaryKey(),
  batchId: big('batch_id').notNull(),
  raw: hex('raw').notNull(),
  maxFeePerGas: big('max_fee_per_gas').notNull(),
  maxPriorityFeePerGas: big('max_priority_fee_per_gas').notNull(),
  gas: big('gas').notNull(),
  sentAt: time('sent_at').notNull().defaultNow(),
})

export const tabs = schema.table('tabs', {
  id: big('id').primaryKey().generatedAlwaysAsIdentity(),
  listener: address('listener').notNull(),
  nonce: big('nonce').notNull(),
  state: text('state', { enum: tabStates }).notNull().default('open'),
  items: hex('items').notNull(),
  itemCount: integer('item_count').notNull(),
  amount: big('amount').notNull(),
  keyId: hex('key_id').notNull(),
  r: hex('r').notNull(),
  s: hex('s').notNull(),
  createdAt: time('created_at').notNull().defaultNow(),
  closedAt: time('closed_at'),
  batchId: big('batch_id'),
  transaction: hex('transaction'),
  blockNumber: big('block_number'),
  blockHash: hex('block_hash'),
  confirmed: boolean('confirmed').notNull().default(false),
  reason: text('reason'),
})

export const acceptances = schema.table(
  'acceptances',
  {
    listener: address('listener').notNull(),
    r: hex('r').notNull(),
    tabId: big('tab_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.listener, table.r] })],
)

export const entitlements = schema.table(
  'entitlements',
  {
    listener: address('listener').notNull(),
    song: bigint('song', { mode: 'number' }).notNull(),
    expiresAt: time('expires_at').notNull(),
    losslessUntil: time('lossless_until').notNull().default(sql`'-infinity'`),
  },
  (table) => [primaryKey({ columns: [table.listener, table.song] })],
)

export const directPlays = schema.table(
  'direct_plays',
  {
    hash: hex('hash').notNull(),
    logIndex: integer('log_index').notNull(),
    listener: address('listener').notNull(),
    song: bigint('song', { mode: 'number' }).notNull(),
    amount: big('amount').notNull(),
    playedAt: time('played_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.hash, table.logIndex] })],
)

export const cursors = schema.table('cursors', {
  name: text('name').primaryKey(),
  blockNumber: big('block_number').notNull(),
})

export const duties = schema.table(
  'duties',
  {
    kind: text('kind', { enum: dutyKinds }).notNull(),
    subject: text('subject').notNull(),
    dueAt: bigint('due_at', { mode: 'number' }).notNull(),
    idleSince: bigint('idle_since', { mode: 'number' }),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
)

export const epochSongs = schema.table(
  'epoch_songs',
  {
    epoch: bigint('epoch', { mode: 'number' }).notNull(),
    song: bigint('song', { mode: 'number' }).notNull(),
    credited: boolean('credited').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.epoch, table.song] })],
)

/** A row of `tabs`. */
export type StoredTab = typeof tabs.$inferSelect
/** A row of `duties`. */
export type Duty = typeof duties.$inferSelect
/** A row of `lanes`. */
export type StoredLane = typeof lanes.$inferSelect
/** The database, or a transaction on it. */
export type Queries = PgDatabase<NodePgQueryResultHKT>

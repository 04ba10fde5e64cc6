import type { Address, Hex } from 'viem'
import type { GetLaneReturnType } from '../../actions/tabs/getLane.ts'
import { decodeItems, ITEM_BYTES, totalOf } from '../../tabs/items.ts'
import type { Freshness } from '../chain.ts'
import type { Context } from '../context.ts'
import { type LaneRows, readKeys, readLane, unsettledAmount } from '../store/lanes.ts'
import type { Queries } from '../store/schema.ts'
import { adoptChain } from './adopt.ts'

/** Where a lane stands, in the chain's and the gateway's books together. */
export type LaneView = {
  /** The nonce to sign next. */
  nonce: bigint
  /** The items that the next tab must hold, besides what is played now; `0x` is none. */
  items: Hex
  /** Whether a tab with these items is stored, rather than carried over from one that could not be settled. */
  isOpen: boolean
  /** Micro-USDC of the items, and of plays carried beyond them. */
  openAmount: bigint
  /** Micro-USDC of closed tabs that the chain has not settled yet. */
  unsettledAmount: bigint
  /** Micro-USDC that further plays may cost: balance - notice - open - unsettled; never below zero. */
  available: bigint
  chain: GetLaneReturnType
}

/** Reads a lane in both books, and brings ours up to the chain's where it has settled more than we know of. */
export async function viewLane(
  context: Context,
  db: Queries,
  listener: Address,
  freshness: Freshness = {},
): Promise<LaneView> {
  let chain = await context.chain.lane(listener, freshness)
  let rows = await readLane(db, listener)
  if (rows && rows.lane.nonce <= chain.nonce) {
    chain = await context.chain.lane(listener, { fresh: true })
    await adoptChain(context, db, listener, chain.nonce)
    rows = await readLane(db, listener)
  }
  const { items, isOpen } = baseOf(rows, context.maxItems)
  const openAmount = amountOf(rows?.open?.items ?? '0x') + amountOf(rows?.lane.carried ?? '0x')
  const unsettled = await unsettledAmount(db, listener, chain.nonce)
  const left = chain.balance - chain.notice - openAmount - unsettled
  return {
    nonce: rows?.lane.nonce ?? chain.nonce + 1n,
    items,
    isOpen,
    openAmount,
    unsettledAmount: unsettled,
    available: left > 0n ? left : 0n,
    chain,
  }
}

/** What the lane's next tab must hold, and what of the carried plays waits for the one after it. */
export function baseOf(
  rows: LaneRows | undefined,
  maxItems: number,
): { items: Hex; isOpen: boolean; carried: Hex } {
  const carried = rows?.lane.carried ?? '0x'
  if (rows?.open) return { items: rows.open.items, isOpen: true, carried }
  const end = 2 + maxItems * ITEM_BYTES * 2
  const rest: Hex = `0x${carried.slice(end)}`
  return { items: carried.slice(0, end) as Hex, isOpen: false, carried: rest }
}

function amountOf(items: Hex): bigint {
  return items === '0x' ? 0n : totalOf(decodeItems(items))
}

/** A lane as the routes show it. */
export async function describeLane(
  context: Context,
  db: Queries,
  listener: Address,
  view: LaneView,
) {
  const keys = await readKeys(db, listener)
  const { balance, notice, withdrawableAt, nonce: settledNonce } = view.chain
  return {
    listener,
    gateway: context.gateway,
    chainId: context.config.chainId,
    nonce: view.nonce,
    items: view.items,
    balance,
    notice,
    withdrawableAt,
    settledNonce,
    open: view.openAmount,
    unsettled: view.unsettledAmount,
    available: view.available,
    keys: await Promise.all(
      keys.map(async ({ keyId, x, y }) => {
        return { id: keyId, x, y, expiresAt: await context.chain.keyExpiry(listener, keyId) }
      }),
    ),
  }
}

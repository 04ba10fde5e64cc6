import type { Hex } from 'viem'
import {
  decodeItems,
  encodeItems,
  MAX_PLAYS,
  type PlayKind,
  type TabItem,
} from '../../tabs/items.ts'
import { ProblemError } from '../http/problem.ts'

/** Plays of one song, of one kind, at one price. */
export type Counted = { song: number; kind: PlayKind; price: bigint; plays: number }

/** Plays by song, kind and price, however the items that hold them are cut. */
export type Tally = ReadonlyMap<string, Counted>

/**
 * Counts the plays in packed items; `0x` has none.
 *
 * Throws `ProblemError` TAB_ITEMS_INVALID when an item has no plays, costs what its plays cannot cost alike, or has
 * an amount though it is not paid.
 */
export function tallyOf(items: Hex): Tally {
  const tally = new Map<string, Counted>()
  if (items === '0x') return tally
  for (const item of decodeItems(items)) {
    const { song, kind, plays } = item
    const price = priceOf(item)
    const name = `${song}:${kind}:${price}`
    const before = tally.get(name)?.plays ?? 0
    tally.set(name, { song, kind, price, plays: before + plays })
  }
  return tally
}

/** What `more` has beyond `less`. */
export function minus(more: Tally, less: Tally): Counted[] {
  return [...more].flatMap(([name, counted]) => {
    const plays = counted.plays - (less.get(name)?.plays ?? 0)
    return plays > 0 ? [{ ...counted, plays }] : []
  })
}

/** Whether every play of `before` is in `after`. */
export function extendsTally(after: Tally, before: Tally): boolean {
  return minus(before, after).length === 0
}

/** Packs plays into items; none is `0x`. */
export function pack(plays: Iterable<Counted>): Hex {
  const items = [...plays].flatMap((counted) => split(counted))
  return items.length === 0 ? '0x' : encodeItems(items)
}

/** All plays of several packed lists together. */
export function merge(lists: readonly Hex[]): Hex {
  const all = new Map<string, Counted>()
  for (const [name, counted] of lists.flatMap((items) => [...tallyOf(items)])) {
    all.set(name, { ...counted, plays: counted.plays + (all.get(name)?.plays ?? 0) })
  }
  return pack(all.values())
}

/** An item counts no more plays than fit, and no more money than fits. */
function split({ song, kind, price, plays }: Counted): TabItem[] {
  const most = price === 0n ? MAX_PLAYS : Number(minOf(BigInt(MAX_PLAYS), (2n ** 48n - 1n) / price))
  const items: TabItem[] = []
  for (let left = plays; left > 0; left -= most) {
    const count = Math.min(left, most)
    items.push({ song, kind, plays: count, amount: price * BigInt(count) })
  }
  return items
}

function priceOf({ song, kind, plays, amount }: TabItem): bigint {
  const fail = (rule: string) => {
    const detail = `The item of song ${song} ${rule}. Encode items with encodeItems() and addPlay() of @stave/sdk/tabs.`
    throw new ProblemError({ status: 422, code: 'TAB_ITEMS_INVALID', detail })
  }
  if (song === 0) fail('names no song')
  if (plays === 0) fail('has no plays')
  if (kind !== 'PAID' && amount !== 0n) fail('is not paid, and yet has an amount')
  if (amount % BigInt(plays || 1) !== 0n) fail('costs what its plays cannot cost alike')
  return amount / BigInt(plays || 1)
}

function minOf(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

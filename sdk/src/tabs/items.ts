import { bytesToBigInt, bytesToHex, type Hex, hexToBytes, numberToBytes } from 'viem'
import { InvalidTabItemError, InvalidTabItemsError } from '../errors/sdk.ts'

/** How a play was listened to; its place in this list is its number on-chain. Only `PAID` moves money. */
export const playKinds = ['PAID', 'SUBSCRIPTION', 'PATRON', 'GIFT'] as const
export type PlayKind = (typeof playKinds)[number]

/** One line of a tab: plays of one song, of one kind, at one price. */
export type TabItem = {
  /** The song's id. */
  song: number
  kind: PlayKind
  /** How many plays, 1 to 16,383. */
  plays: number
  /** Micro-USDC for all of the plays together; 0 unless the kind is `PAID`. */
  amount: bigint
}

/** One play as it enters a tab. */
export type Play = {
  /** The song's id. */
  song: number
  kind: PlayKind
  /** Micro-USDC for this play; 0 unless the kind is `PAID`. */
  amount: bigint
}

/** Bytes of one item: `uint32 song, uint2 kind, uint14 plays, uint48 amount`, big-endian. */
export const ITEM_BYTES = 12
export const MAX_PLAYS = 2 ** 14 - 1
const MAX_SONG = 2 ** 32 - 1
const MAX_AMOUNT = 2n ** 48n - 1n

/**
 * Packs items as they are signed and settled, twelve bytes each.
 *
 * Throws `InvalidTabItemError` when a value does not fit, `InvalidTabItemsError` when there is none.
 *
 * @example
 * encodeItems([{ song: 1, kind: 'PAID', plays: 2, amount: 20_000n }])
 */
export function encodeItems(items: readonly TabItem[]): Hex {
  if (items.length === 0) throw new InvalidTabItemsError({ length: 0 })
  const bytes = new Uint8Array(items.length * ITEM_BYTES)
  items.forEach((item, index) => {
    checkItem(item)
    const counted = (BigInt(playKinds.indexOf(item.kind)) << 14n) | BigInt(item.plays)
    const word = (BigInt(item.song) << 64n) | (counted << 48n) | item.amount
    bytes.set(numberToBytes(word, { size: ITEM_BYTES }), index * ITEM_BYTES)
  })
  return bytesToHex(bytes)
}

/**
 * Reads packed items.
 *
 * Throws `InvalidTabItemsError` when the length is zero or no multiple of twelve bytes.
 *
 * @example
 * decodeItems('0x000000010002000000004e20') // [{ song: 1, kind: 'PAID', plays: 2, amount: 20_000n }]
 */
export function decodeItems(items: Hex): TabItem[] {
  const bytes = hexToBytes(items)
  if (bytes.length === 0 || bytes.length % ITEM_BYTES !== 0) {
    throw new InvalidTabItemsError({ length: bytes.length })
  }
  return Array.from({ length: bytes.length / ITEM_BYTES }, (_, index) => {
    const word = bytesToBigInt(bytes.subarray(index * ITEM_BYTES, (index + 1) * ITEM_BYTES))
    return {
      song: Number(word >> 64n),
      kind: playKinds[Number((word >> 62n) & 3n)] as PlayKind,
      plays: Number((word >> 48n) & BigInt(MAX_PLAYS)),
      amount: word & MAX_AMOUNT,
    }
  })
}

/**
 * Adds a play: an item of the same song, kind and price counts one more, otherwise a new item follows.
 * The list that was given stays as it is.
 *
 * Throws `InvalidTabItemError` when a value does not fit.
 *
 * @example
 * addPlay([], { song: 1, kind: 'PAID', amount: 10_000n })
 */
export function addPlay(items: readonly TabItem[], { song, kind, amount }: Play): TabItem[] {
  checkItem({ song, kind, plays: 1, amount })
  const index = items.findIndex(
    (item) =>
      item.song === song &&
      item.kind === kind &&
      item.amount === amount * BigInt(item.plays) &&
      item.plays < MAX_PLAYS &&
      item.amount + amount <= MAX_AMOUNT,
  )
  if (index < 0) return [...items, { song, kind, plays: 1, amount }]
  return items.map((item, at) =>
    at === index ? { ...item, plays: item.plays + 1, amount: item.amount + amount } : item,
  )
}

/**
 * What the items cost together, in micro-USDC.
 *
 * @example
 * totalOf([{ song: 1, kind: 'PAID', plays: 2, amount: 20_000n }]) // 20_000n
 */
export function totalOf(items: readonly TabItem[]): bigint {
  return items.reduce((total, { amount }) => total + amount, 0n)
}

function checkItem({ song, kind, plays, amount }: TabItem): void {
  const fail = (field: string, value: unknown, rule: string) => {
    throw new InvalidTabItemError({ field, value, rule })
  }
  if (!Number.isInteger(song) || song < 1 || song > MAX_SONG) fail('song', song, 'a song id')
  if (!playKinds.includes(kind)) fail('kind', kind, `one of ${playKinds.join(', ')}`)
  if (!Number.isInteger(plays) || plays < 1 || plays > MAX_PLAYS) {
    fail('plays', plays, `1 to ${MAX_PLAYS}`)
  }
  if (amount < 0n || amount > MAX_AMOUNT) fail('amount', amount, `0 to ${MAX_AMOUNT} micro-USDC`)
  if (kind !== 'PAID' && amount !== 0n) fail('amount', amount, '0 when the play is not PAID')
}

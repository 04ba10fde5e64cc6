import { BigInt, Bytes } from '@graphprotocol/graph-ts'
import { idOf } from './id'

const ITEM_BYTES = 12
const PAIR_BYTES = 8
const PAID: u8 = 0

/** One item of a tab: `uint32 song, uint2 kind, uint14 plays, uint48 amount`. */
export class Item {
  constructor(
    /** Id of the song. */
    public song: Bytes,
    /** As the contract numbers kinds: 0 paid, 1 subscription, 2 patron, 3 gift. */
    public kind: u8,
    public plays: i32,
    /** Micro-USDC for all of the plays. */
    public owed: BigInt,
    /** Micro-USDC of `owed` that the deposit sufficed for. */
    public paid: BigInt,
  ) {}

  isPaidKind(): boolean {
    return this.kind == PAID
  }
}

/** Takes a tab's items apart. They are paid in order until `paid` micro-USDC run out, as the contract does. */
export function decodeItems(items: Bytes, paid: BigInt): Item[] {
  const decoded: Item[] = []
  let left = paid
  for (let at = 0; at + ITEM_BYTES <= items.length; at += ITEM_BYTES) {
    const kind: u8 = items[at + 4] >> 6
    const plays = ((<i32>items[at + 4] & 0x3f) << 8) | <i32>items[at + 5]
    const owed = numberAt(items, at + 6, 6)
    const part = kind == PAID ? (owed.gt(left) ? left : owed) : BigInt.zero()
    left = left.minus(part)
    const song = Bytes.fromUint8Array(items.slice(at, at + 4))
    decoded.push(new Item(song, kind, plays, owed, part))
  }
  return decoded
}

/** A payment to a split, net of the fee. */
export class SplitPayment {
  constructor(
    /** Id of the split. */
    public split: Bytes,
    /** Micro-USDC. */
    public amount: BigInt,
  ) {}
}

/** Takes apart a payment as the ledger logs it: `split << 64 | amount`. */
export function decodePayment(word: BigInt): SplitPayment {
  const split = word.rightShift(64)
  return new SplitPayment(idOf(split), word.minus(split.leftShift(64)))
}

/** A song and a number of something. */
export class SongAmount {
  constructor(
    /** Id of the song. */
    public song: Bytes,
    public amount: BigInt,
  ) {}
}

/** Takes pairs apart, 8 bytes each: `uint32 song, uint32 amount`. */
export function decodePairs(pairs: Bytes): SongAmount[] {
  const decoded: SongAmount[] = []
  for (let at = 0; at + PAIR_BYTES <= pairs.length; at += PAIR_BYTES) {
    const song = Bytes.fromUint8Array(pairs.slice(at, at + 4))
    decoded.push(new SongAmount(song, numberAt(pairs, at + 4, 4)))
  }
  return decoded
}

/** The number of so many bytes, at most 7, big-endian. */
function numberAt(bytes: Bytes, at: i32, length: i32): BigInt {
  let number: i64 = 0
  for (let i = 0; i < length; i++) number = (number << 8) | <i64>bytes[at + i]
  return BigInt.fromI64(number)
}

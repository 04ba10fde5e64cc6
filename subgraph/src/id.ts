import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'

/** Id of the only `Platform`. */
export const PLATFORM_ID = Bytes.fromHexString('0x00')

/** The number's lower 32 bits in 4 bytes, big-endian: the id of a song or split, and the end of many other ids. */
export function idOf(number: BigInt): Bytes {
  return idOfI32(lowI32(number))
}

/** As `idOf`, of a machine number. */
export function idOfI32(number: i32): Bytes {
  const id = new Bytes(4)
  id[0] = <u8>(number >>> 24)
  id[1] = <u8>(number >>> 16)
  id[2] = <u8>(number >>> 8)
  id[3] = <u8>number
  return id
}

/** The number's lower 32 bits. Unlike `toI32` it cannot abort. */
export function lowI32(number: BigInt): i32 {
  // BigInt holds its bytes little-endian, as many as it needs.
  let low: i32 = 0
  for (let i = 0; i < 4 && i < number.length; i++) low |= (<i32>number[i]) << (8 * i)
  return low
}

/** Id of a record: transaction hash, then the log's index. */
export function recordId(event: ethereum.Event): Bytes {
  return event.transaction.hash.concat(idOf(event.logIndex))
}

/** Id of a part of a record: as `recordId`, then the part's position. */
export function partId(event: ethereum.Event, position: i32): Bytes {
  return recordId(event).concat(idOfI32(position))
}

/** Whether a recipient stands for a split: its address is a number of at most 32 bits. */
export function isSplit(recipient: Bytes): boolean {
  for (let i = 0; i < 16; i++) if (recipient[i] != 0) return false
  return recipient.length == 20
}

/** Id of the split that a recipient stands for. */
export function asSplit(recipient: Bytes): Bytes {
  return Bytes.fromUint8Array(recipient.subarray(16))
}

/** The address that stands for a split. */
export function recipientOf(split: Bytes): Bytes {
  return Bytes.fromHexString('0x00000000000000000000000000000000').concat(split)
}

/** Whether all bytes are zero. */
export function isZero(bytes: Bytes): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] != 0) return false
  return true
}

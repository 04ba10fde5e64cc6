import { padHex, toHex } from 'viem'

/** Accounts, by what they do. */
export const ada = account(0xada)
export const bob = account(0xb0b)
export const cleo = account(0xc1e0)
export const label = account(0x1abe1)
export const fan = account(0xfa11)
export const friend = account(0xf1e2d)
export const gateway = account(0x6a7e)
export const nobody = padHex('0x', { size: 20 })

/** 2025-01-01, a Wednesday, at midnight, in Unix seconds: when the tests' stories begin. */
export const start = 1_735_689_600
export const hour = 3600
export const day = 24 * hour

/** A recognisable 20-byte address in lower case, as graph-node prints it. */
function account(number: number) {
  return padHex(toHex(number), { size: 20, dir: 'right' })
}

/** A song's or split's id in the subgraph. */
export function id(number: number) {
  return toHex(number, { size: 4 })
}

/** The address that stands for a split as a recipient. */
export function splitAddress(number: number) {
  return toHex(number, { size: 20 })
}

/** Ids joined. */
export function join(...parts: string[]) {
  return `0x${parts.map((part) => part.slice(2)).join('')}`
}

/** 32 bytes that end in this number. */
export function bytes32(number: number) {
  return toHex(number, { size: 32 })
}

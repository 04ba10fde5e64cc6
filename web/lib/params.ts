import { type Address, getAddress, isAddress } from 'viem'

/** A song's or split's number out of a path; undefined when it is none. */
export function numberFrom(text: string): number | undefined {
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0
  return number >= 1 && number < 2 ** 32 ? number : undefined
}

/** An account's address out of a path; undefined when it is none. */
export function addressFrom(text: string): Address | undefined {
  return isAddress(text, { strict: false }) ? getAddress(text) : undefined
}

import { type Address, getAddress, isAddress } from 'viem'

/** Addresses as somebody pastes them, and the first text among them that is none. */
export type Receivers = { addresses: readonly Address[]; bad: string | undefined }

/** Reads addresses that stand on lines of their own, or between commas, semicolons or spaces. */
export function parseReceivers(text: string): Receivers {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  const isGood = (word: string) => isAddress(word, { strict: false })
  return {
    addresses: words.filter(isGood).map((word) => getAddress(word.toLowerCase())),
    bad: words.find((word) => !isGood(word)),
  }
}

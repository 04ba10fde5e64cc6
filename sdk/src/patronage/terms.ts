import type { Hex } from 'viem'

/** How a patronage goes on when its paid time ends; an entry's place is its number on-chain. */
export const renewals = ['CANCELLED', 'MANUAL', 'AUTOMATIC'] as const
export type Renewal = (typeof renewals)[number]

/** Seconds of a month of patronage: 30 days. */
export const MONTH = 30 * 86_400
/** Seconds after the paid time in which a patronage can still be renewed unbroken. */
export const PATRONAGE_GRACE = 7 * 86_400

/** What a patron agrees to. */
export type TierTerms = {
  /** Micro-USDC for 30 days. */
  price: bigint
  /** Hours before a release from which patrons of this tier may play it; 0 unless given. */
  earlyAccessHours?: number | undefined
  /** sha2-256 digest of the JSON that describes the perks. */
  perks: Hex
}

/** The contract's limit of a tier that takes any number of patrons. */
const NO_LIMIT = 2 ** 32 - 1

/** A tier's places as the contract takes them; undefined is no limit. */
export function encodeLimit(limit: number | undefined): number {
  return limit ?? NO_LIMIT
}

/** A tier's places as the contract has them; undefined is no limit. */
export function decodeLimit(limit: number): number | undefined {
  return limit === NO_LIMIT ? undefined : limit
}

/** Terms as the contract takes them. */
export function encodeTierTerms({ price, earlyAccessHours = 0, perks }: TierTerms) {
  return { price: Number(price), earlyAccessHours, perks }
}

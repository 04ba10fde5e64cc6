import type { Address } from 'viem'
import { formatCount, formatUsd } from '@/lib/money.ts'

/** What is traded, as the market names it. */
export type Token = {
  kind: 'song' | 'edition' | 'shares'
  collection: Address
  id: number
  title: string
}

type ListingRecord = { price: string; quantity: string; expiresAt: string }

/** What somebody asks or gives, per token in micro-USDC; times in Unix seconds. */
export type Terms = { price: bigint; quantity: number; expiresAt: number }

/** A listing's or an offer's terms as the subgraph has them. */
export function toTerms({ price, quantity, expiresAt }: ListingRecord): Terms {
  return { price: BigInt(price), quantity: Number(quantity), expiresAt: Number(expiresAt) }
}

/** Those that have not expired. */
export function standing<record extends { expiresAt: string }>(
  records: readonly record[],
  now: number,
): record[] {
  return records.filter(({ expiresAt }) => Number(expiresAt) > now)
}

/** For how many days something may stand. */
export const dayChoices = [7, 30, 90, 365] as const

/** Unix seconds so many days from now. */
export function expiryOf(days: number, now: number): number {
  return now + days * 86_400
}

/** What is asked or given, in words: "3 for $5.00 each". */
export function termsWords({ price, quantity }: Terms): string {
  return quantity === 1 ? formatUsd(price) : `${formatCount(quantity)} for ${formatUsd(price)} each`
}

/** What is wrong with a price and a quantity, and what to do; undefined when nothing is. */
export function tradeProblem({
  price,
  quantity,
  most,
}: {
  price: bigint | undefined
  quantity: number | undefined
  most: number
}): string | undefined {
  if (!price) return 'Give a price in dollars for one, above 0.'
  if (quantity === undefined) return 'Say how many, such as 1.'
  if (quantity > most) return `At most ${formatCount(most)}.`
  return undefined
}

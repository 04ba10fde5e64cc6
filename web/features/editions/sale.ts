import type { Pass } from '@stave/sdk/editions'
import type { EditionOfferFragment } from '@stave/sdk/query'
import { formatCount, formatUsd } from '@/lib/money.ts'

/** The contract's numbers for no limit and no end. */
const NO_LIMIT = 4_294_967_295n
const NO_END = 1_099_511_627_775

/** An edition as it is sold at its fixed price. Prices in micro-USDC, times in Unix seconds. */
export type EditionSale = {
  price: bigint
  startsAt: number
  /** Undefined is no end. */
  endsAt: number | undefined
  /** Tokens nobody has; undefined where there are as many as are wanted. */
  left: number | undefined
  supply: number | undefined
  /** Tokens that one wallet may buy; undefined is no limit. */
  walletLimit: number | undefined
  ended: boolean
}

/** An edition as the subgraph has it. */
export function toSale(edition: EditionOfferFragment): EditionSale {
  const endsAt = Number(edition.endsAt)
  const supply = limit(edition.supply)
  return {
    price: BigInt(edition.price),
    startsAt: Number(edition.startsAt),
    endsAt: endsAt === NO_END ? undefined : endsAt,
    left: supply === undefined && !edition.ended ? undefined : Number(edition.left),
    supply,
    walletLimit: limit(edition.walletLimit),
    ended: edition.ended,
  }
}

function limit(text: string): number | undefined {
  return BigInt(text) === NO_LIMIT ? undefined : Number(text)
}

/** Where a sale at the fixed price stands. `passes`: only who has a pass can buy. */
export type SalePhase = 'coming' | 'open' | 'passes' | 'ended' | 'sold-out'

export function salePhase(sale: EditionSale, now: number): SalePhase {
  if (sale.left === 0) return 'sold-out'
  if (sale.ended) return 'ended'
  if (sale.startsAt === sale.endsAt) return 'passes'
  if (now < sale.startsAt) return 'coming'
  return sale.endsAt !== undefined && now >= sale.endsAt ? 'ended' : 'open'
}

/** Micro-USDC for one token with the discount of a pass, rounded up as the contract does. */
export function discounted(price: bigint, basisPoints: number): bigint {
  return (price * BigInt(10_000 - basisPoints) + 9_999n) / 10_000n
}

/** How far a pass has been used, by everybody and by the reader. */
export type PassUsed = { used: number; usedByReader: number; revoked: boolean }

/** Why a pass does not help the reader, and what to do; undefined when it does. */
export function passProblem(
  pass: Pass,
  context: PassUsed & {
    edition: number
    series: number
    reader: string | undefined
    now: number
  },
): string | undefined {
  const { edition, series, reader, now, used, usedByReader, revoked } = context
  if (pass.edition !== edition) return 'This pass is for another edition.'
  if (revoked || pass.series !== series) return 'The artist has taken this pass back.'
  if (now < pass.startsAt) return 'This pass cannot be used yet.'
  if (now >= pass.endsAt) return 'This pass has expired.'
  if (reader !== undefined && !isFor(pass, reader)) {
    return 'This pass is for another wallet. Connect the one that it was made for.'
  }
  if (used >= pass.limit) return 'This pass is used up.'
  if (usedByReader >= pass.walletLimit) return 'You have used this pass as often as you may.'
  return undefined
}

function isFor({ holder }: Pass, reader: string): boolean {
  return BigInt(holder) === 0n || holder.toLowerCase() === reader.toLowerCase()
}

/** Why so many cannot be bought, and what to do; undefined when they can. */
export function quantityProblem(
  sale: EditionSale,
  { quantity, bought }: { quantity: number | undefined; bought: number },
): string | undefined {
  if (quantity === undefined) return 'Say how many, such as 1.'
  const { left, walletLimit } = sale
  if (left !== undefined && quantity > left) {
    return `Only ${formatCount(left)} ${left === 1 ? 'is' : 'are'} left.`
  }
  if (walletLimit !== undefined && quantity + bought > walletLimit) {
    return `A wallet may buy ${formatCount(walletLimit)} of these, and yours has bought ${formatCount(bought)}.`
  }
  return undefined
}

/** The price in words. */
export function priceWords(price: bigint): string {
  return price === 0n ? 'Free' : formatUsd(price)
}

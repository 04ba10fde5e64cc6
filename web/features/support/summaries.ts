import { dutchPriceAt } from '@stave/sdk/auctions'
import type {
  DutchOfferFragment,
  EditionOfferFragment,
  EnglishOfferFragment,
} from '@stave/sdk/query'
import { dutchPhase } from '@/features/auctions/dutch.ts'
import { englishPhase } from '@/features/auctions/english.ts'
import { toCurve, toEnglish } from '@/features/auctions/offers.ts'
import { salePhase, toSale } from '@/features/editions/sale.ts'
import { formatUsd } from '@/lib/money.ts'

/** An auction of either kind, as one list shows them. */
export type AnyAuction =
  | { kind: 'dutch'; key: string; auction: DutchOfferFragment }
  | { kind: 'english'; key: string; auction: EnglishOfferFragment }

type Auctions = {
  dutchAuctions: readonly DutchOfferFragment[]
  englishAuctions: readonly EnglishOfferFragment[]
}

/** All auctions, those that run or wait for something first. */
export function listAuctions(auctions: Auctions, now: number): AnyAuction[] {
  const all: AnyAuction[] = [
    ...auctions.englishAuctions.map((auction) => ({
      kind: 'english' as const,
      key: `english-${auction.number}`,
      auction,
    })),
    ...auctions.dutchAuctions.map((auction) => ({
      kind: 'dutch' as const,
      key: `dutch-${auction.number}`,
      auction,
    })),
  ]
  return [...all.filter((one) => isAlive(one, now)), ...all.filter((one) => !isAlive(one, now))]
}

/** Whether anybody can still do something with it. */
export function isAlive(one: AnyAuction, now: number): boolean {
  if (one.kind === 'dutch') return dutchPhase(toCurve(one.auction), now) !== 'over'
  return ['coming', 'running', 'due', 'unclaimed'].includes(
    englishPhase(toEnglish(one.auction), now),
  )
}

/** What runs, in a few words: "2 running, from $4.20". */
export function auctionSummary(auctions: readonly AnyAuction[], now: number): string {
  const running = auctions.filter((one) => isAlive(one, now))
  if (running.length === 0) return auctions.length === 0 ? 'None yet' : 'None at the moment'
  const price = least(running.map((one) => priceOf(one, now)))
  return `${running.length} running, from ${formatUsd(toCents(price))}`
}

/** Falling prices have six decimals; at a glance whole cents, rounded up, are enough. */
function toCents(micro: bigint): bigint {
  return ((micro + 9_999n) / 10_000n) * 10_000n
}

function priceOf(one: AnyAuction, now: number): bigint {
  if (one.kind === 'dutch') return dutchPriceAt({ ...toCurve(one.auction), time: now })
  const { bid, opening } = toEnglish(one.auction)
  return bid === 0n ? opening : bid
}

/** Whether an edition is sold at its fixed price at all, and not by an auction house alone. */
export function hasFixedPrice({ minter, startsAt, endsAt }: EditionOfferFragment): boolean {
  return minter === null || startsAt !== endsAt
}

/** What is for sale, in a few words. */
export function editionSummary(editions: readonly EditionOfferFragment[], now: number): string {
  const open = editions.map(toSale).filter((sale) => salePhase(sale, now) === 'open')
  if (open.length === 0) return editions.length === 1 ? '1 edition' : `${editions.length} editions`
  const price = least(open.map((sale) => sale.price))
  return `${open.length} on sale, ${price === 0n ? 'free' : `from ${formatUsd(price)}`}`
}

function least(prices: readonly bigint[]): bigint {
  return prices.toSorted((one, other) => (one < other ? -1 : 1))[0] ?? 0n
}

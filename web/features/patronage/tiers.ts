import { formatCount, formatUsd } from '@/lib/money.ts'

/** The contract's limit of a tier that takes any number of patrons. */
const NO_LIMIT = 4_294_967_295n

/** A tier as it is offered now. Prices in micro-USDC for 30 days. */
export type TierOffer = {
  number: number
  version: number
  price: bigint
  /** Places; undefined is no limit. */
  limit: bigint | undefined
  patrons: number
  earlyAccessHours: number
  /** Undefined until IPFS has delivered them. */
  name: string | undefined
  description: string | undefined
  perks: readonly string[]
}

type TierRecord = {
  number: number
  price: string
  limit: string
  patronCount: number
  terms: {
    version: number
    earlyAccessHours: number
    perks: { name: string | null; description: string | null; perks: readonly string[] } | null
  }
}

/** A tier as the subgraph has it. */
export function toTier({ number, price, limit, patronCount, terms }: TierRecord): TierOffer {
  const places = BigInt(limit)
  return {
    number,
    version: terms.version,
    price: BigInt(price),
    limit: places === NO_LIMIT ? undefined : places,
    patrons: patronCount,
    earlyAccessHours: terms.earlyAccessHours,
    name: terms.perks?.name ?? undefined,
    description: terms.perks?.description ?? undefined,
    perks: terms.perks?.perks ?? [],
  }
}

export function tierName({ number, name }: Pick<TierOffer, 'number' | 'name'>): string {
  return name ?? `Tier ${number}`
}

/** Places that are left; undefined is no limit. */
function placesLeft({ limit, patrons }: TierOffer): number | undefined {
  if (limit === undefined) return undefined
  return Math.max(0, Number(limit) - patrons)
}

/** How many places are left, in words; undefined where there is no limit. */
export function placesWords(tier: TierOffer): string | undefined {
  const left = placesLeft(tier)
  if (left === undefined) return undefined
  if (tier.limit === 0n) return 'Takes no new patrons'
  if (left === 0) return 'All places are taken'
  return left === 1 ? '1 place left' : `${formatCount(left)} places left`
}

/** Whether somebody who has no place on it can have one. */
export function isOpenTier(tier: TierOffer): boolean {
  return placesLeft(tier) !== 0
}

/** The cheapest tier that has a place, in words. */
export function priceFrom(tiers: readonly TierOffer[]): string {
  const [least, ...others] = tiers
    .filter(isOpenTier)
    .map(({ price }) => price)
    .sort((one, other) => (one < other ? -1 : 1))
  if (least === undefined) return 'No place left'
  return `${others.length > 0 ? 'From ' : ''}${formatUsd(least)} a month`
}

/** How many months a fan can pay at once. */
export const monthChoices = [1, 3, 6, 12] as const

/** How much the contract shall be allowed to take for a year of automatic renewals. */
export function yearOf(price: bigint): bigint {
  return price * 12n
}

/** Loyalty 1 to 4 in words; it grows with unbroken months. */
export function loyaltyWords(loyalty: number): string {
  const words = [
    '',
    'New patron',
    'Patron for 3 months',
    'Patron for 6 months',
    'Patron for a year',
  ]
  return words[loyalty] ?? ''
}

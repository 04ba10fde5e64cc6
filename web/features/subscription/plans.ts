import { formatUsd } from '@/lib/money.ts'

/** What can be subscribed to, from the least to the most; FREE is no subscription. */
export const plans = ['BASIC', 'PREMIUM', 'SUPPORTER'] as const
export type Plan = (typeof plans)[number]
export type Tier = 'FREE' | Plan

/** A plan's name, and what it brings. */
export const planWords: Record<Plan, { name: string; hint: string }> = {
  BASIC: { name: 'Basic', hint: 'Play every song whose artist takes subscriptions.' },
  PREMIUM: { name: 'Premium', hint: 'The best quality, and releases up to 24 hours early.' },
  SUPPORTER: {
    name: 'Supporter',
    hint: 'Up to 48 hours early, and a tenth of it goes to artists whom you name.',
  },
}

export function tierName(tier: Tier): string {
  return tier === 'FREE' ? 'No subscription' : planWords[tier].name
}

/** Prices for 30 days, in micro-USDC. */
export type Prices = Record<Plan, bigint>

/** The plans above a tier. */
export function plansAbove(tier: Tier): Plan[] {
  return plans.slice(tier === 'FREE' ? 0 : plans.indexOf(tier) + 1)
}

/** How many periods of 30 days can be paid at once. */
export const periodChoices = [1, 3, 6, 12] as const

/** The share of a payment for each part, in whole percent, as the contract shares it. */
export function sharesOf(plan: Plan, namesArtists: boolean): [label: string, percent: number][] {
  return plan === 'SUPPORTER' && namesArtists
    ? [
        ['Artists, by your plays and everybody’s', 70],
        ['Artists whom you name', 10],
        ['The platform', 20],
      ]
    : [
        ['Artists, by plays', 80],
        ['The platform', 20],
      ]
}

/** How a subscription goes on when its paid time ends, in words. */
export function renewalWords(renewTier: Tier, automatic: boolean, agreed: bigint): string {
  if (renewTier === 'FREE') return 'Ends'
  if (!automatic) return `You renew it as ${tierName(renewTier)}, within 3 days`
  return `Renews by itself as ${tierName(renewTier)}, at ${formatUsd(agreed)} or less`
}

/** Accounts that a person typed, one a line or separated by commas; undefined when one of them is none. */
export function readNames(
  text: string,
  isAccount: (word: string) => boolean,
): string[] | undefined {
  const words = text.split(/[\s,]+/).filter(Boolean)
  const once = [...new Set(words.map((word) => word.toLowerCase()))]
  return once.every(isAccount) ? once : undefined
}

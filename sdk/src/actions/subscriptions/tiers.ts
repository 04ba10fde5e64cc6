/** The tiers of subscriptions, from the least to the most; a tier's place is its number on-chain. */
export const subscriptionTiers = ['FREE', 'BASIC', 'PREMIUM', 'SUPPORTER'] as const
export type SubscriptionTier = (typeof subscriptionTiers)[number]

/**
 * How plays become points; a policy's place is its number on-chain. `PRO_RATA`: a play is a point. `USER_CENTRIC`: a
 * micro-USDC that the listener's own payments added to the pool is a point.
 */
export const pointsPolicies = ['PRO_RATA', 'USER_CENTRIC'] as const
export type PointsPolicy = (typeof pointsPolicies)[number]

/** Seconds of an epoch, and of the time that a price buys: 30 days. */
export const EPOCH = 30 * 86_400
/** Seconds after the paid time in which a subscription can still be renewed unbroken. */
export const SUBSCRIPTION_GRACE = 3 * 86_400
/** Seconds after an epoch's end in which its plays may still be settled. */
export const SETTLEMENT_WINDOW = 3 * 86_400

/** Micro-USDC for 30 days. */
export type SubscriptionPrices = Record<'basic' | 'premium' | 'supporter', bigint>

/** The name of a tier's number. */
export function subscriptionTierOf(tier: number): SubscriptionTier {
  return subscriptionTiers[tier] ?? 'FREE'
}

import type { Address } from 'viem'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'
import { type SubscriptionTier, subscriptionTierOf } from './tiers.ts'

export type GetSubscriberParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
}
export type GetSubscriberReturnType = {
  /** Unix seconds at which the first stretch of paid time began; 0 for who never subscribed. */
  since: number
  /** Unix seconds at which the first stretch ends, and another one begins if it is before `paidUntil`. */
  changesAt: number
  /** Unix seconds at which the paid time ends. */
  paidUntil: number
  /** What the time before `since` was bought for, in micro-USDC for 30 days. */
  priorRate: bigint
  /** What the first stretch was bought for, in micro-USDC for 30 days. */
  rate: bigint
  /** What the second stretch was bought for, in micro-USDC for 30 days. */
  laterRate: bigint
  /** The highest price for 30 days that an automatic renewal may take, in micro-USDC. */
  agreed: bigint
  /** Tier of the time before `since`. */
  priorTier: SubscriptionTier
  /** Tier of the first stretch. */
  tier: SubscriptionTier
  /** Tier of the second stretch; `FREE` when there is none. */
  laterTier: SubscriptionTier
  /** What renewals buy; `FREE` is cancelled. */
  renewTier: SubscriptionTier
  /** Whether anyone may collect renewals when they are due. */
  automatic: boolean
}
export type GetSubscriberErrorType = ReadErrorType

/**
 * A subscription as it is stored, lapsed or not. `getSubscriptionTier` tells what it is worth now.
 *
 * @example
 * const { paidUntil, renewTier } = await getSubscriber(client, { listener })
 */
export async function getSubscriber(
  client: StaveClient,
  { listener, ...options }: GetSubscriberParameters,
): Promise<GetSubscriberReturnType> {
  const stored = await read(
    client,
    {
      contract: 'Subscriptions',
      abi: subscriptionsAbi,
      functionName: 'subscriberOf',
      args: [listener],
    },
    options,
  )
  return {
    ...stored,
    priorRate: BigInt(stored.priorRate),
    rate: BigInt(stored.rate),
    laterRate: BigInt(stored.laterRate),
    agreed: BigInt(stored.agreed),
    priorTier: subscriptionTierOf(stored.priorTier),
    tier: subscriptionTierOf(stored.tier),
    laterTier: subscriptionTierOf(stored.laterTier),
    renewTier: subscriptionTierOf(stored.renewTier),
  }
}

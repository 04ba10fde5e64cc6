import type { Address } from 'viem'
import type {
  SubscriptionsNotHigherError,
  SubscriptionsNotSubscribedError,
  SubscriptionsPaidTimeOverError,
} from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'
import { type SubscriptionTier, subscriptionTiers } from './tiers.ts'

export type PreviewUpgradeParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
  /** A higher tier. */
  tier: Exclude<SubscriptionTier, 'FREE'>
}
export type PreviewUpgradeReturnType = {
  /** Micro-USDC. */
  cost: bigint
  /** Unix seconds at which the lifted time ends. */
  until: number
}
export type PreviewUpgradeErrorType =
  | ReadErrorType
  | SubscriptionsNotHigherError
  | SubscriptionsNotSubscribedError
  | SubscriptionsPaidTimeOverError

/**
 * What `upgradeSubscription` would cost now, to the unit.
 *
 * @example
 * const { cost } = await previewUpgrade(client, { listener, tier: 'SUPPORTER' })
 */
export async function previewUpgrade(
  client: StaveClient,
  { listener, tier, ...options }: PreviewUpgradeParameters,
): Promise<PreviewUpgradeReturnType> {
  const [cost, until] = await read(
    client,
    {
      contract: 'Subscriptions',
      abi: subscriptionsAbi,
      functionName: 'previewUpgrade',
      args: [listener, subscriptionTiers.indexOf(tier)],
    },
    options,
  )
  return { cost, until }
}

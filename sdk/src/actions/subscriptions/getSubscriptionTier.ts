import type { Address } from 'viem'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'
import { type SubscriptionTier, subscriptionTierOf } from './tiers.ts'

export type GetSubscriptionTierParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
}
export type GetSubscriptionTierReturnType = {
  /** `FREE` for who has no access. */
  tier: SubscriptionTier
  /** Unix seconds until which it is that, grace included; undefined for who has no access. */
  until: number | undefined
}
export type GetSubscriptionTierErrorType = ReadErrorType

/**
 * A listener's tier now, and until when if nothing is paid.
 *
 * @example
 * const { tier } = await getSubscriptionTier(client, { listener })
 */
export async function getSubscriptionTier(
  client: StaveClient,
  { listener, ...options }: GetSubscriptionTierParameters,
): Promise<GetSubscriptionTierReturnType> {
  const [tier, until] = await read(
    client,
    { contract: 'Subscriptions', abi: subscriptionsAbi, functionName: 'tierOf', args: [listener] },
    options,
  )
  return { tier: subscriptionTierOf(tier), until: tier === 0 ? undefined : until }
}

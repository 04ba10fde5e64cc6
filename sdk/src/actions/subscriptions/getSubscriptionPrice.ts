import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'
import { type SubscriptionTier, subscriptionTiers } from './tiers.ts'

export type GetSubscriptionPriceParameters = ReadParameters & {
  /** The tier. */
  tier: SubscriptionTier
}
export type GetSubscriptionPriceReturnType = bigint
export type GetSubscriptionPriceErrorType = ReadErrorType

/**
 * What 30 days of a tier cost now, in micro-USDC.
 *
 * @example
 * const price = await getSubscriptionPrice(client, { tier: 'BASIC' })
 */
export async function getSubscriptionPrice(
  client: StaveClient,
  { tier, ...options }: GetSubscriptionPriceParameters,
): Promise<GetSubscriptionPriceReturnType> {
  const price = await read(
    client,
    {
      contract: 'Subscriptions',
      abi: subscriptionsAbi,
      functionName: 'priceOf',
      args: [subscriptionTiers.indexOf(tier)],
    },
    options,
  )
  return BigInt(price)
}

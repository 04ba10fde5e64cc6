import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'
import { type SubscriptionTier, subscriptionTiers } from './tiers.ts'

export type GetEarlyAccessHoursParameters = ReadParameters & {
  /** The tier. */
  tier: SubscriptionTier
}
export type GetEarlyAccessHoursReturnType = number
export type GetEarlyAccessHoursErrorType = ReadErrorType

/**
 * Hours before a release from which a tier may play it.
 *
 * @example
 * const hours = await getEarlyAccessHours(client, { tier: 'PREMIUM' })
 */
export function getEarlyAccessHours(
  client: StaveClient,
  { tier, ...options }: GetEarlyAccessHoursParameters,
): Promise<GetEarlyAccessHoursReturnType> {
  return read(
    client,
    {
      contract: 'Subscriptions',
      abi: subscriptionsAbi,
      functionName: 'earlyAccessHoursOf',
      args: [subscriptionTiers.indexOf(tier)],
    },
    options,
  )
}

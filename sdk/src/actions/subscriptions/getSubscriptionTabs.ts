import type { Address } from 'viem'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSubscriptionTabsParameters = ReadParameters
export type GetSubscriptionTabsReturnType = Address
export type GetSubscriptionTabsErrorType = ReadErrorType

/**
 * The contract whose settlements count plays.
 *
 * @example
 * const tabs = await getSubscriptionTabs(client)
 */
export function getSubscriptionTabs(
  client: StaveClient,
  options: GetSubscriptionTabsParameters = {},
): Promise<GetSubscriptionTabsReturnType> {
  return read(
    client,
    { contract: 'Subscriptions', abi: subscriptionsAbi, functionName: 'tabs', args: [] },
    options,
  )
}

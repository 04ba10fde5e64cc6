import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'
import { type PointsPolicy, pointsPolicies } from './tiers.ts'

export type GetPointsPolicyParameters = ReadParameters & {
  /** Unix seconds divided by 30 days; the counting epoch or a later one. */
  epoch: number
}
export type GetPointsPolicyReturnType = PointsPolicy
export type GetPointsPolicyErrorType = ReadErrorType

/**
 * How plays become points in an epoch.
 *
 * @example
 * const policy = await getPointsPolicy(client, { epoch: 681 })
 */
export async function getPointsPolicy(
  client: StaveClient,
  { epoch, ...options }: GetPointsPolicyParameters,
): Promise<GetPointsPolicyReturnType> {
  const policy = await read(
    client,
    { contract: 'Subscriptions', abi: subscriptionsAbi, functionName: 'policyOf', args: [epoch] },
    options,
  )
  return pointsPolicies[policy] ?? 'PRO_RATA'
}

import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetCountingEpochParameters = ReadParameters
export type GetCountingEpochReturnType = number
export type GetCountingEpochErrorType = ReadErrorType

/**
 * The epoch in which plays count now: that of 3 days ago.
 *
 * @example
 * const epoch = await getCountingEpoch(client)
 */
export function getCountingEpoch(
  client: StaveClient,
  options: GetCountingEpochParameters = {},
): Promise<GetCountingEpochReturnType> {
  return read(
    client,
    { contract: 'Subscriptions', abi: subscriptionsAbi, functionName: 'countingEpoch', args: [] },
    options,
  )
}

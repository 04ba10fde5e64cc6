import type { SubscriptionsEpochOpenError } from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type PreviewEpochParameters = ReadParameters & {
  /** Unix seconds divided by 30 days. */
  epoch: number
  /** The songs' ids. */
  songs: readonly number[]
}
export type PreviewEpochReturnType = readonly bigint[]
export type PreviewEpochErrorType = ReadErrorType | SubscriptionsEpochOpenError

/**
 * What `creditEpoch` would credit each song with now, in micro-USDC and in their order, to the unit.
 *
 * @example
 * const amounts = await previewEpoch(client, { epoch: 680, songs: [1, 2, 3] })
 */
export function previewEpoch(
  client: StaveClient,
  { epoch, songs, ...options }: PreviewEpochParameters,
): Promise<PreviewEpochReturnType> {
  return read(
    client,
    {
      contract: 'Subscriptions',
      abi: subscriptionsAbi,
      functionName: 'previewEpoch',
      args: [epoch, songs],
    },
    options,
  )
}

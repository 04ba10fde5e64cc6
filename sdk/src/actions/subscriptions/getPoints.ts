import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetPointsParameters = ReadParameters & {
  /** Unix seconds divided by 30 days. */
  epoch: number
  /** The song's id. */
  song: number
}
export type GetPointsReturnType = bigint
export type GetPointsErrorType = ReadErrorType

/**
 * The points of a song in an epoch; zero once it has been credited.
 *
 * @example
 * const points = await getPoints(client, { epoch: 680, song: 1 })
 */
export function getPoints(
  client: StaveClient,
  { epoch, song, ...options }: GetPointsParameters,
): Promise<GetPointsReturnType> {
  return read(
    client,
    {
      contract: 'Subscriptions',
      abi: subscriptionsAbi,
      functionName: 'pointsOf',
      args: [epoch, song],
    },
    options,
  )
}

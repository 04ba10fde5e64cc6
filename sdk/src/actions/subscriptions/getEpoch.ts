import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetEpochParameters = ReadParameters & {
  /** Unix seconds divided by 30 days. */
  epoch: number
}
export type GetEpochReturnType = {
  /** Micro-USDC that payments added. */
  pool: bigint
  /** Micro-USDC of it that songs have been credited with. */
  credited: bigint
  /** All songs' points. */
  points: bigint
  /** The points of the songs that have been credited. */
  creditedPoints: bigint
}
export type GetEpochErrorType = ReadErrorType

/**
 * Pool and points of an epoch of 30 days.
 *
 * @example
 * const { pool, points } = await getEpoch(client, { epoch: 680 })
 */
export function getEpoch(
  client: StaveClient,
  { epoch, ...options }: GetEpochParameters,
): Promise<GetEpochReturnType> {
  return read(
    client,
    { contract: 'Subscriptions', abi: subscriptionsAbi, functionName: 'epochOf', args: [epoch] },
    options,
  )
}

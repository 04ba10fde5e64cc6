import type { Address } from 'viem'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetCountedParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
}
export type GetCountedReturnType = {
  /** Days since 1970, by UTC, of the last settlement that counted by `PRO_RATA`. */
  day: number
  /** Plays counted on that day. */
  today: number
  /** Unix seconds up to which the listener's payments have become points by `USER_CENTRIC`. */
  countedUntil: number
}
export type GetCountedErrorType = ReadErrorType

/**
 * What was counted of a listener's plays.
 *
 * @example
 * const { today } = await getCounted(client, { listener })
 */
export function getCounted(
  client: StaveClient,
  { listener, ...options }: GetCountedParameters,
): Promise<GetCountedReturnType> {
  return read(
    client,
    {
      contract: 'Subscriptions',
      abi: subscriptionsAbi,
      functionName: 'countedOf',
      args: [listener],
    },
    options,
  )
}

import type { Address } from 'viem'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type IsAdmittedParameters = ReadParameters & {
  /** The artist's account. */
  artist: Address
}
export type IsAdmittedReturnType = boolean
export type IsAdmittedErrorType = ReadErrorType

/**
 * Whether plays of an artist's songs count for the subscription pool.
 *
 * @example
 * const counts = await isAdmitted(client, { artist: ada })
 */
export function isAdmitted(
  client: StaveClient,
  { artist, ...options }: IsAdmittedParameters,
): Promise<IsAdmittedReturnType> {
  return read(
    client,
    {
      contract: 'Subscriptions',
      abi: subscriptionsAbi,
      functionName: 'isAdmitted',
      args: [artist],
    },
    options,
  )
}

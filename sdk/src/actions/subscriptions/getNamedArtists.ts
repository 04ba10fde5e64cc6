import type { Address } from 'viem'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetNamedArtistsParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
}
export type GetNamedArtistsReturnType = readonly Address[]
export type GetNamedArtistsErrorType = ReadErrorType

/**
 * The artists who get the patronage part of a listener's payments for SUPPORTER.
 *
 * @example
 * const artists = await getNamedArtists(client, { listener })
 */
export function getNamedArtists(
  client: StaveClient,
  { listener, ...options }: GetNamedArtistsParameters,
): Promise<GetNamedArtistsReturnType> {
  return read(
    client,
    { contract: 'Subscriptions', abi: subscriptionsAbi, functionName: 'namedBy', args: [listener] },
    options,
  )
}

import type { Address, Hex } from 'viem'
import { zeroHash } from 'viem'
import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetProfileParameters = ReadParameters & {
  /** The artist's account. */
  artist: Address
}
export type GetProfileReturnType = Hex | undefined
export type GetProfileErrorType = ReadErrorType

/**
 * sha2-256 digest of the profile JSON that an artist published last; undefined when there is none.
 *
 * @example
 * const digest = await getProfile(client, { artist })
 */
export async function getProfile(
  client: StaveClient,
  { artist, ...options }: GetProfileParameters,
): Promise<GetProfileReturnType> {
  const digest = await read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'profileOf', args: [artist] },
    options,
  )
  return digest === zeroHash ? undefined : digest
}

import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSongCountParameters = ReadParameters
export type GetSongCountReturnType = number
export type GetSongCountErrorType = ReadErrorType

/**
 * The number of songs, which is the newest one's id.
 *
 * @example
 * const count = await getSongCount(client)
 */
export function getSongCount(
  client: StaveClient,
  options: GetSongCountParameters = {},
): Promise<GetSongCountReturnType> {
  return read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'songCount', args: [] },
    options,
  )
}

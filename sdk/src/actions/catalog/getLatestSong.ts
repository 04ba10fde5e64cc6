import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetLatestSongParameters = ReadParameters
export type GetLatestSongReturnType = number
export type GetLatestSongErrorType = ReadErrorType

/**
 * The newest song's id, which is the number of songs; zero when there is none.
 *
 * @example
 * const newest = await getLatestSong(client)
 */
export function getLatestSong(
  client: StaveClient,
  options: GetLatestSongParameters = {},
): Promise<GetLatestSongReturnType> {
  return read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'latestSong', args: [] },
    options,
  )
}

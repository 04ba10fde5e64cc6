import type { CatalogUnknownSongError } from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSongUriParameters = ReadParameters & {
  /** The song's id. */
  song: number
}
export type GetSongUriReturnType = string
export type GetSongUriErrorType = ReadErrorType | CatalogUnknownSongError

/**
 * A song's ERC-721 token URI: `ipfs://` and the CID of its metadata.
 *
 * @example
 * const uri = await getSongUri(client, { song: 1 })
 */
export function getSongUri(
  client: StaveClient,
  { song, ...options }: GetSongUriParameters,
): Promise<GetSongUriReturnType> {
  return read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'tokenURI', args: [BigInt(song)] },
    options,
  )
}

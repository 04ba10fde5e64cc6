import type { Address } from 'viem'
import type { ERC721NonexistentTokenError } from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSongOwnerParameters = ReadParameters & {
  /** The song's id. */
  song: number
}
export type GetSongOwnerReturnType = Address
export type GetSongOwnerErrorType = ReadErrorType | ERC721NonexistentTokenError

/**
 * Who owns a song's token: who sets its terms and can hand it on.
 *
 * @example
 * const owner = await getSongOwner(client, { song: 1 })
 */
export function getSongOwner(
  client: StaveClient,
  { song, ...options }: GetSongOwnerParameters,
): Promise<GetSongOwnerReturnType> {
  return read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'ownerOf', args: [BigInt(song)] },
    options,
  )
}

import type { Address } from 'viem'
import { zeroAddress } from 'viem'
import type { ERC721NonexistentTokenError } from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSongApprovalParameters = ReadParameters & {
  /** The song's id. */
  song: number
}
export type GetSongApprovalReturnType = Address | undefined
export type GetSongApprovalErrorType = ReadErrorType | ERC721NonexistentTokenError

/**
 * Who may manage a song besides its owner and the owner's operators; undefined for nobody.
 *
 * @example
 * const manager = await getSongApproval(client, { song: 1 })
 */
export async function getSongApproval(
  client: StaveClient,
  { song, ...options }: GetSongApprovalParameters,
): Promise<GetSongApprovalReturnType> {
  const approved = await read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'getApproved', args: [BigInt(song)] },
    options,
  )
  return approved === zeroAddress ? undefined : approved
}

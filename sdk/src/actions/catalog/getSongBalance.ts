import type { Address } from 'viem'
import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSongBalanceParameters = ReadParameters & {
  /** The account. */
  owner: Address
}
export type GetSongBalanceReturnType = bigint
export type GetSongBalanceErrorType = ReadErrorType

/**
 * How many songs an account owns.
 *
 * @example
 * const songs = await getSongBalance(client, { owner })
 */
export function getSongBalance(
  client: StaveClient,
  { owner, ...options }: GetSongBalanceParameters,
): Promise<GetSongBalanceReturnType> {
  return read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'balanceOf', args: [owner] },
    options,
  )
}

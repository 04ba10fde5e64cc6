import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetLatestEditionParameters = ReadParameters
export type GetLatestEditionReturnType = number
export type GetLatestEditionErrorType = ReadErrorType

/**
 * The newest edition's id, which is the number of editions; zero when there is none.
 *
 * @example
 * const newest = await getLatestEdition(client)
 */
export function getLatestEdition(
  client: StaveClient,
  options: GetLatestEditionParameters = {},
): Promise<GetLatestEditionReturnType> {
  return read(
    client,
    { contract: 'Editions', abi: editionsAbi, functionName: 'latestEdition', args: [] },
    options,
  )
}

import type { EditionsUnknownEditionError } from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetEditionUriParameters = ReadParameters & {
  /** The edition's id. */
  edition: number
}
export type GetEditionUriReturnType = string
export type GetEditionUriErrorType = ReadErrorType | EditionsUnknownEditionError

/**
 * An edition's ERC-1155 metadata URI: `ipfs://` and the CID of its metadata.
 *
 * @example
 * const uri = await getEditionUri(client, { edition: 3 })
 */
export function getEditionUri(
  client: StaveClient,
  { edition, ...options }: GetEditionUriParameters,
): Promise<GetEditionUriReturnType> {
  return read(
    client,
    { contract: 'Editions', abi: editionsAbi, functionName: 'uri', args: [BigInt(edition)] },
    options,
  )
}

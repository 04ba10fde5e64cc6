import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type SplitExistsParameters = ReadParameters & {
  /** The split's id. */
  split: number
}
export type SplitExistsReturnType = boolean
export type SplitExistsErrorType = ReadErrorType

/**
 * Whether a split exists.
 *
 * @example
 * const known = await splitExists(client, { split: 7 })
 */
export function splitExists(
  client: StaveClient,
  { split, ...options }: SplitExistsParameters,
): Promise<SplitExistsReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'exists', args: [split] },
    options,
  )
}

import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetTreasurySplitParameters = ReadParameters
export type GetTreasurySplitReturnType = number
export type GetTreasurySplitErrorType = ReadErrorType

/**
 * The split that earns the protocol fees.
 *
 * @example
 * const split = await getTreasurySplit(client)
 */
export function getTreasurySplit(
  client: StaveClient,
  options: GetTreasurySplitParameters = {},
): Promise<GetTreasurySplitReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'TREASURY_SPLIT', args: [] },
    options,
  )
}

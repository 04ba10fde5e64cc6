import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type IsPausedParameters = ReadParameters
export type IsPausedReturnType = boolean
export type IsPausedErrorType = ReadErrorType

/**
 * Whether payments in are refused; withdrawals never are.
 *
 * @example
 * const paused = await isPaused(client)
 */
export function isPaused(
  client: StaveClient,
  options: IsPausedParameters = {},
): Promise<IsPausedReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'paused', args: [] },
    options,
  )
}

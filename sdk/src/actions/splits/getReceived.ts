import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetReceivedParameters = ReadParameters & {
  /** The split's id. */
  split: number
}
export type GetReceivedReturnType = bigint
export type GetReceivedErrorType = ReadErrorType

/**
 * Cumulative net income of a split, in micro-USDC.
 *
 * @example
 * const received = await getReceived(client, { split: 7 })
 */
export function getReceived(
  client: StaveClient,
  { split, ...options }: GetReceivedParameters,
): Promise<GetReceivedReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'received', args: [split] },
    options,
  )
}

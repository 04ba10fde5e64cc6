import { giftsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetEmissionParameters = ReadParameters
export type GetEmissionReturnType = {
  /** The epoch that `emitted` counts: Unix seconds divided by 30 days. */
  epoch: number
  /** Thousandths of a CGC that all listeners earned in it. */
  emitted: bigint
  /** Thousandths of a CGC that all listeners can earn in an epoch. */
  epochCap: bigint
  /** Thousandths of a CGC that one listener can earn in a day. */
  dailyCap: number
}
export type GetEmissionErrorType = ReadErrorType

/**
 * The caps of credit, and how much of them is used.
 *
 * @example
 * const { epochCap } = await getEmission(client)
 */
export function getEmission(
  client: StaveClient,
  options: GetEmissionParameters = {},
): Promise<GetEmissionReturnType> {
  return read(
    client,
    { contract: 'Gifts', abi: giftsAbi, functionName: 'emission', args: [] },
    options,
  )
}

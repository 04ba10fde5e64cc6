import { marketAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetMarketFeeParameters = ReadParameters
export type GetMarketFeeReturnType = number
export type GetMarketFeeErrorType = ReadErrorType

/**
 * Basis points of each price that the market takes.
 *
 * @example
 * const fee = await getMarketFee(client)
 */
export function getMarketFee(
  client: StaveClient,
  options: GetMarketFeeParameters = {},
): Promise<GetMarketFeeReturnType> {
  return read(
    client,
    { contract: 'Market', abi: marketAbi, functionName: 'FEE', args: [] },
    options,
  )
}

import type { Address } from 'viem'
import { marketAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetMarketSeriesParameters = ReadParameters & {
  /** Whose. */
  account: Address
}
export type GetMarketSeriesReturnType = number
export type GetMarketSeriesErrorType = ReadErrorType

/**
 * How often an account has cancelled all: only listings and offers of this series count.
 *
 * @example
 * const series = await getMarketSeries(client, { account: ada })
 */
export function getMarketSeries(
  client: StaveClient,
  { account, ...options }: GetMarketSeriesParameters,
): Promise<GetMarketSeriesReturnType> {
  return read(
    client,
    { contract: 'Market', abi: marketAbi, functionName: 'seriesOf', args: [account] },
    options,
  )
}

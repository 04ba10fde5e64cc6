import type { Address } from 'viem'
import { royaltySharesAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetShareSplitParameters = ReadParameters & {
  /** The token of the shares. */
  shares: Address
}
export type GetShareSplitReturnType = number | undefined
export type GetShareSplitErrorType = ReadErrorType

/**
 * The split that shares earn from; undefined when the token is none of this deployment's.
 *
 * @example
 * const split = await getShareSplit(client, { shares })
 */
export async function getShareSplit(
  client: StaveClient,
  { shares, ...options }: GetShareSplitParameters,
): Promise<GetShareSplitReturnType> {
  const split = await read(
    client,
    { contract: 'RoyaltyShares', abi: royaltySharesAbi, functionName: 'splitOf', args: [shares] },
    options,
  )
  return split === 0 ? undefined : split
}

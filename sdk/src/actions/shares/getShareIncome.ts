import type { Address } from 'viem'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetShareIncomeParameters = Omit<ReadParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
}
export type GetShareIncomeReturnType = bigint
export type GetShareIncomeErrorType = ReadErrorType

/**
 * All that shares have earned, claimed or not, in micro-USDC.
 *
 * @example
 * const income = await getShareIncome(client, { shares })
 */
export function getShareIncome(
  client: StaveClient,
  { shares, ...options }: GetShareIncomeParameters,
): Promise<GetShareIncomeReturnType> {
  return read(
    client,
    { contract: 'RoyaltyShares', abi: royaltyShareAbi, functionName: 'income', args: [] },
    { ...options, address: shares },
  )
}

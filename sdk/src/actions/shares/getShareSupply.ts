import type { Address } from 'viem'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetShareSupplyParameters = Omit<ReadParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
}
export type GetShareSupplyReturnType = number
export type GetShareSupplyErrorType = ReadErrorType

/**
 * How many shares there are; none once they are unwrapped.
 *
 * @example
 * const supply = await getShareSupply(client, { shares })
 */
export async function getShareSupply(
  client: StaveClient,
  { shares, ...options }: GetShareSupplyParameters,
): Promise<GetShareSupplyReturnType> {
  const supply = await read(
    client,
    { contract: 'RoyaltyShares', abi: royaltyShareAbi, functionName: 'totalSupply', args: [] },
    { ...options, address: shares },
  )
  return Number(supply)
}

import type { Address } from 'viem'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetClaimableParameters = Omit<ReadParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** Who holds or held shares. */
  holder: Address
}
export type GetClaimableReturnType = bigint
export type GetClaimableErrorType = ReadErrorType

/**
 * What `claimShares` would pay now, in micro-USDC.
 *
 * @example
 * const amount = await getClaimable(client, { shares, holder: ada })
 */
export function getClaimable(
  client: StaveClient,
  { shares, holder, ...options }: GetClaimableParameters,
): Promise<GetClaimableReturnType> {
  return read(
    client,
    { contract: 'RoyaltyShares', abi: royaltyShareAbi, functionName: 'claimable', args: [holder] },
    { ...options, address: shares },
  )
}

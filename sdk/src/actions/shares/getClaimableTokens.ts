import type { Address } from 'viem'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetClaimableTokensParameters = Omit<ReadParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** Its number, from 0. */
  arrival: bigint
  /** Who holds or held shares. */
  holder: Address
}
export type GetClaimableTokensReturnType = bigint
export type GetClaimableTokensErrorType = ReadErrorType

/**
 * What `claimShareTokens` would pay of an arrival now, in the token's smallest unit.
 *
 * @example
 * const amount = await getClaimableTokens(client, { shares, arrival: 0n, holder: ada })
 */
export function getClaimableTokens(
  client: StaveClient,
  { shares, arrival, holder, ...options }: GetClaimableTokensParameters,
): Promise<GetClaimableTokensReturnType> {
  return read(
    client,
    {
      contract: 'RoyaltyShares',
      abi: royaltyShareAbi,
      functionName: 'claimableTokens',
      args: [arrival, holder],
    },
    { ...options, address: shares },
  )
}

import type { Address } from 'viem'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetShareArrivalParameters = Omit<ReadParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** Its number, from 0. */
  arrival: bigint
}
export type GetShareArrivalReturnType = {
  /** The ERC-20; the zero address is the chain's own coin. */
  token: Address
  /** In the token's smallest unit. */
  amount: bigint
}
export type GetShareArrivalErrorType = ReadErrorType

/**
 * An amount of another token that was shared among holders.
 *
 * @example
 * const { token, amount } = await getShareArrival(client, { shares, arrival: 0n })
 */
export function getShareArrival(
  client: StaveClient,
  { shares, arrival, ...options }: GetShareArrivalParameters,
): Promise<GetShareArrivalReturnType> {
  return read(
    client,
    { contract: 'RoyaltyShares', abi: royaltyShareAbi, functionName: 'arrivalOf', args: [arrival] },
    { ...options, address: shares },
  )
}

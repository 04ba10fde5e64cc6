import type { Address } from 'viem'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetShareBalanceParameters = Omit<ReadParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** Whose. */
  account: Address
}
export type GetShareBalanceReturnType = number
export type GetShareBalanceErrorType = ReadErrorType

/**
 * How many shares an account holds.
 *
 * @example
 * const held = await getShareBalance(client, { shares, account: ada })
 */
export async function getShareBalance(
  client: StaveClient,
  { shares, account, ...options }: GetShareBalanceParameters,
): Promise<GetShareBalanceReturnType> {
  const balance = await read(
    client,
    { contract: 'RoyaltyShares', abi: royaltyShareAbi, functionName: 'balanceOf', args: [account] },
    { ...options, address: shares },
  )
  return Number(balance)
}

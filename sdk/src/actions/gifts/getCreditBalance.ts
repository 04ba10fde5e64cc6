import type { Address } from 'viem'
import { commonsCreditAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetCreditBalanceParameters = ReadParameters & {
  /** Whose. */
  account: Address
}
export type GetCreditBalanceReturnType = bigint
export type GetCreditBalanceErrorType = ReadErrorType

/**
 * How much CGC an account holds, in its smallest units: 18 decimals, `formatEther` writes it.
 *
 * @example
 * const balance = await getCreditBalance(client, { account: listener })
 */
export function getCreditBalance(
  client: StaveClient,
  { account, ...options }: GetCreditBalanceParameters,
): Promise<GetCreditBalanceReturnType> {
  return read(
    client,
    {
      contract: 'CommonsCredit',
      abi: commonsCreditAbi,
      functionName: 'balanceOf',
      args: [account],
    },
    options,
  )
}

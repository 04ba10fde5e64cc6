import type { Address } from 'viem'
import { testUsdAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetCurrencyBalanceParameters = ReadParameters & {
  /** Whose. */
  account: Address
}
export type GetCurrencyBalanceReturnType = bigint
export type GetCurrencyBalanceErrorType = ReadErrorType

/**
 * Micro-USDC in a wallet.
 *
 * @example
 * const balance = await getCurrencyBalance(client, { account })
 */
export function getCurrencyBalance(
  client: StaveClient,
  { account, ...options }: GetCurrencyBalanceParameters,
): Promise<GetCurrencyBalanceReturnType> {
  return read(
    client,
    { contract: 'Currency', abi: testUsdAbi, functionName: 'balanceOf', args: [account] },
    options,
  )
}

import type { Address } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetCurrencyParameters = ReadParameters
export type GetCurrencyReturnType = Address
export type GetCurrencyErrorType = ReadErrorType

/**
 * The ERC-20 token with 6 decimals that the ledger counts in.
 *
 * @example
 * const token = await getCurrency(client)
 */
export function getCurrency(
  client: StaveClient,
  options: GetCurrencyParameters = {},
): Promise<GetCurrencyReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'currency', args: [] },
    options,
  )
}

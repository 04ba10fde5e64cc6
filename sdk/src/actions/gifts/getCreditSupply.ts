import { commonsCreditAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetCreditSupplyParameters = ReadParameters
export type GetCreditSupplyReturnType = bigint
export type GetCreditSupplyErrorType = ReadErrorType

/**
 * How much CGC there is, in its smallest units: 18 decimals.
 *
 * @example
 * const supply = await getCreditSupply(client)
 */
export function getCreditSupply(
  client: StaveClient,
  options: GetCreditSupplyParameters = {},
): Promise<GetCreditSupplyReturnType> {
  return read(
    client,
    { contract: 'CommonsCredit', abi: commonsCreditAbi, functionName: 'totalSupply', args: [] },
    options,
  )
}

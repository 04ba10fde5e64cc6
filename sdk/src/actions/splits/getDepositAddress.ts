import type { Address } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetDepositAddressParameters = ReadParameters & {
  /** The split's id. */
  split: number
}
export type GetDepositAddressReturnType = Address
export type GetDepositAddressErrorType = ReadErrorType

/**
 * Where plain transfers and royalties of marketplaces for a split may be sent; `sweep` brings them in.
 *
 * @example
 * const address = await getDepositAddress(client, { split: 7 })
 */
export function getDepositAddress(
  client: StaveClient,
  { split, ...options }: GetDepositAddressParameters,
): Promise<GetDepositAddressReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'depositAddress', args: [split] },
    options,
  )
}

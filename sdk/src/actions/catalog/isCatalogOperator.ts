import type { Address } from 'viem'
import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type IsCatalogOperatorParameters = ReadParameters & {
  /** Whose songs. */
  owner: Address
  /** A label, a manager. */
  operator: Address
}
export type IsCatalogOperatorReturnType = boolean
export type IsCatalogOperatorErrorType = ReadErrorType

/**
 * Whether an operator may register and manage songs for their owner.
 *
 * @example
 * const may = await isCatalogOperator(client, { owner: artist, operator: label })
 */
export function isCatalogOperator(
  client: StaveClient,
  { owner, operator, ...options }: IsCatalogOperatorParameters,
): Promise<IsCatalogOperatorReturnType> {
  return read(
    client,
    {
      contract: 'Catalog',
      abi: catalogAbi,
      functionName: 'isApprovedForAll',
      args: [owner, operator],
    },
    options,
  )
}

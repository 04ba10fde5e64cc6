import type { Address } from 'viem'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type IsEditionsOperatorParameters = ReadParameters & {
  /** Whose tokens. */
  owner: Address
  /** An account or contract, such as a market. */
  operator: Address
}
export type IsEditionsOperatorReturnType = boolean
export type IsEditionsOperatorErrorType = ReadErrorType

/**
 * Whether an operator may hand on the edition tokens of their owner.
 *
 * @example
 * const may = await isEditionsOperator(client, { owner: ada, operator: market })
 */
export function isEditionsOperator(
  client: StaveClient,
  { owner, operator, ...options }: IsEditionsOperatorParameters,
): Promise<IsEditionsOperatorReturnType> {
  return read(
    client,
    {
      contract: 'Editions',
      abi: editionsAbi,
      functionName: 'isApprovedForAll',
      args: [owner, operator],
    },
    options,
  )
}

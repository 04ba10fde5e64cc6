import type { Address } from 'viem'
import { testUsdAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetAllowanceParameters = ReadParameters & {
  /** The account that pays. */
  owner: Address
  /** The contract that takes the money. */
  spender: Address
}
export type GetAllowanceReturnType = bigint
export type GetAllowanceErrorType = ReadErrorType

/**
 * Micro-USDC that a contract may take from a wallet.
 *
 * @example
 * const allowance = await getAllowance(client, { owner, spender })
 */
export function getAllowance(
  client: StaveClient,
  { owner, spender, ...options }: GetAllowanceParameters,
): Promise<GetAllowanceReturnType> {
  return read(
    client,
    { contract: 'Currency', abi: testUsdAbi, functionName: 'allowance', args: [owner, spender] },
    options,
  )
}

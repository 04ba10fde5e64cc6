import type { Address } from 'viem'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetEditionBalancesParameters = ReadParameters & {
  /** Whose. */
  account: Address
  /** The editions' ids. */
  editions: readonly number[]
}
export type GetEditionBalancesReturnType = number[]
export type GetEditionBalancesErrorType = ReadErrorType

/**
 * How many tokens of several editions an account has, in their order.
 *
 * @example
 * const owned = await getEditionBalances(client, { account: fan, editions: [3, 4] })
 */
export async function getEditionBalances(
  client: StaveClient,
  { account, editions, ...options }: GetEditionBalancesParameters,
): Promise<GetEditionBalancesReturnType> {
  const balances = await read(
    client,
    {
      contract: 'Editions',
      abi: editionsAbi,
      functionName: 'balanceOfBatch',
      args: [editions.map(() => account), editions.map(BigInt)],
    },
    options,
  )
  return balances.map(Number)
}

import type { Address } from 'viem'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetEditionBalanceParameters = ReadParameters & {
  /** Whose. */
  account: Address
  /** The edition's id. */
  edition: number
}
export type GetEditionBalanceReturnType = number
export type GetEditionBalanceErrorType = ReadErrorType

/**
 * How many tokens of an edition an account has.
 *
 * @example
 * const owned = await getEditionBalance(client, { account: fan, edition: 3 })
 */
export async function getEditionBalance(
  client: StaveClient,
  { account, edition, ...options }: GetEditionBalanceParameters,
): Promise<GetEditionBalanceReturnType> {
  const balance = await read(
    client,
    {
      contract: 'Editions',
      abi: editionsAbi,
      functionName: 'balanceOf',
      args: [account, BigInt(edition)],
    },
    options,
  )
  return Number(balance)
}

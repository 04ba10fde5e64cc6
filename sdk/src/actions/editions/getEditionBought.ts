import type { Address } from 'viem'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetEditionBoughtParameters = ReadParameters & {
  /** The edition's id. */
  edition: number
  /** Who bought. */
  wallet: Address
}
export type GetEditionBoughtReturnType = number
export type GetEditionBoughtErrorType = ReadErrorType

/**
 * How many tokens of an edition a wallet has bought, whether it still has them or not; airdrops and auctions do not
 * count.
 *
 * @example
 * const bought = await getEditionBought(client, { edition: 3, wallet: fan })
 */
export async function getEditionBought(
  client: StaveClient,
  { edition, wallet, ...options }: GetEditionBoughtParameters,
): Promise<GetEditionBoughtReturnType> {
  const bought = await read(
    client,
    { contract: 'Editions', abi: editionsAbi, functionName: 'boughtBy', args: [edition, wallet] },
    options,
  )
  return Number(bought)
}

import type { Address } from 'viem'
import type { EditionsUnknownEditionError } from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetEditionRoyaltyParameters = ReadParameters & {
  /** The edition's id. */
  edition: number
  /** The price of the later sale, in the units that it is paid in. */
  price: bigint
}
export type GetEditionRoyaltyReturnType = {
  /** The deposit address of the song's split. */
  receiver: Address
  /** In the units of `price`, rounded down. */
  amount: bigint
}
export type GetEditionRoyaltyErrorType = ReadErrorType | EditionsUnknownEditionError

/**
 * What a later sale owes, by ERC-2981.
 *
 * @example
 * const { receiver, amount } = await getEditionRoyalty(client, { edition: 3, price: 10_000_000n })
 */
export async function getEditionRoyalty(
  client: StaveClient,
  { edition, price, ...options }: GetEditionRoyaltyParameters,
): Promise<GetEditionRoyaltyReturnType> {
  const [receiver, amount] = await read(
    client,
    {
      contract: 'Editions',
      abi: editionsAbi,
      functionName: 'royaltyInfo',
      args: [BigInt(edition), price],
    },
    options,
  )
  return { receiver, amount }
}

import type { Address } from 'viem'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetReturnableParameters = ReadParameters & {
  /** The auction's id. */
  auction: number
  /** Whose. */
  bidder: Address
}
export type GetReturnableReturnType = bigint
export type GetReturnableErrorType = ReadErrorType

/**
 * What a bidder may take back now, in micro-USDC; nothing while it is the highest bid.
 *
 * @example
 * const amount = await getReturnable(client, { auction: 1, bidder: ben })
 */
export async function getReturnable(
  client: StaveClient,
  { auction, bidder, ...options }: GetReturnableParameters,
): Promise<GetReturnableReturnType> {
  const amount = await read(
    client,
    {
      contract: 'EnglishAuctions',
      abi: englishAuctionsAbi,
      functionName: 'returnable',
      args: [auction, bidder],
    },
    options,
  )
  return BigInt(amount)
}

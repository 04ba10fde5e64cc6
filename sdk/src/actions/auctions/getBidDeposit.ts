import type { Address } from 'viem'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetBidDepositParameters = ReadParameters & {
  /** The auction's id. */
  auction: number
  /** Whose. */
  bidder: Address
}
export type GetBidDepositReturnType = {
  /** Micro-USDC. */
  amount: bigint
  /** The split of the storefront that brought the last bid. */
  storefront: number | undefined
}
export type GetBidDepositErrorType = ReadErrorType

/**
 * What a bidder has deposited in an auction: the highest bid of that bidder, unless taken back.
 *
 * @example
 * const { amount } = await getBidDeposit(client, { auction: 1, bidder: ben })
 */
export async function getBidDeposit(
  client: StaveClient,
  { auction, bidder, ...options }: GetBidDepositParameters,
): Promise<GetBidDepositReturnType> {
  const deposit = await read(
    client,
    {
      contract: 'EnglishAuctions',
      abi: englishAuctionsAbi,
      functionName: 'depositOf',
      args: [auction, bidder],
    },
    options,
  )
  return { amount: BigInt(deposit.amount), storefront: deposit.storefront || undefined }
}

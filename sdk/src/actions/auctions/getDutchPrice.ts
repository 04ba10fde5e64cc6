import type { DutchAuctionsUnknownAuctionError } from '../../errors/dutchAuctions.ts'
import { dutchAuctionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetDutchPriceParameters = ReadParameters & {
  /** The auction's id. */
  auction: number
  /** Unix seconds. */
  time: number
}
export type GetDutchPriceReturnType = bigint
export type GetDutchPriceErrorType = ReadErrorType | DutchAuctionsUnknownAuctionError

/**
 * Micro-USDC for one token of a Dutch auction at a time; `dutchPriceAt` says the same without asking the chain.
 *
 * @example
 * const price = await getDutchPrice(client, { auction: 1, time: Math.floor(Date.now() / 1000) })
 */
export function getDutchPrice(
  client: StaveClient,
  { auction, time, ...options }: GetDutchPriceParameters,
): Promise<GetDutchPriceReturnType> {
  return read(
    client,
    {
      contract: 'DutchAuctions',
      abi: dutchAuctionsAbi,
      functionName: 'priceAt',
      args: [auction, BigInt(time)],
    },
    options,
  )
}

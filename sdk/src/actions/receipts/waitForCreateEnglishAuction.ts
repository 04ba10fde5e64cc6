import type { TransactionReceipt } from 'viem'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForCreateEnglishAuctionParameters = WaitForEventParameters
export type WaitForCreateEnglishAuctionReturnType = {
  /** The new auction's id. */
  auction: number
  /** Unix seconds from which no bid counts, unless late bids extend it. */
  endsAt: number
  receipt: TransactionReceipt
}
export type WaitForCreateEnglishAuctionErrorType = WaitForReceiptErrorType

/**
 * Waits for a `createEnglishAuction` and gives the new auction's id.
 *
 * @example
 * const { auction, endsAt } = await waitForCreateEnglishAuction(client, { hash })
 */
export async function waitForCreateEnglishAuction(
  client: StaveClient,
  parameters: WaitForCreateEnglishAuctionParameters,
): Promise<WaitForCreateEnglishAuctionReturnType> {
  const event = {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    eventName: 'AuctionCreated',
  } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { auction: first.args.auction, endsAt: first.args.endsAt, receipt }
}

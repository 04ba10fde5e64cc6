import type { TransactionReceipt } from 'viem'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForPlaceBidParameters = WaitForEventParameters
export type WaitForPlaceBidReturnType = {
  /** Micro-USDC. */
  amount: bigint
  /** Unix seconds from which no bid counts. */
  endsAt: number
  receipt: TransactionReceipt
}
export type WaitForPlaceBidErrorType = WaitForReceiptErrorType

/**
 * Waits for a `placeBid` and tells when the auction ends now.
 *
 * @example
 * const { amount, endsAt } = await waitForPlaceBid(client, { hash })
 */
export async function waitForPlaceBid(
  client: StaveClient,
  parameters: WaitForPlaceBidParameters,
): Promise<WaitForPlaceBidReturnType> {
  const event = {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    eventName: 'BidPlaced',
  } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { amount: BigInt(first.args.amount), endsAt: first.args.endsAt, receipt }
}

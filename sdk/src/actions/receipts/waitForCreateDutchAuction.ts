import type { TransactionReceipt } from 'viem'
import { dutchAuctionsAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForCreateDutchAuctionParameters = WaitForEventParameters
export type WaitForCreateDutchAuctionReturnType = {
  /** The new auction's id. */
  auction: number
  /** Unix seconds. */
  startsAt: number
  receipt: TransactionReceipt
}
export type WaitForCreateDutchAuctionErrorType = WaitForReceiptErrorType

/**
 * Waits for a `createDutchAuction` and gives the new auction's id.
 *
 * @example
 * const { auction, startsAt } = await waitForCreateDutchAuction(client, { hash })
 */
export async function waitForCreateDutchAuction(
  client: StaveClient,
  parameters: WaitForCreateDutchAuctionParameters,
): Promise<WaitForCreateDutchAuctionReturnType> {
  const event = {
    contract: 'DutchAuctions',
    abi: dutchAuctionsAbi,
    eventName: 'AuctionCreated',
  } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { auction: first.args.auction, startsAt: first.args.terms.startsAt, receipt }
}

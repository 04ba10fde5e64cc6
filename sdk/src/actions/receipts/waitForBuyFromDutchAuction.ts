import type { TransactionReceipt } from 'viem'
import { dutchAuctionsAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForBuyFromDutchAuctionParameters = WaitForEventParameters
export type WaitForBuyFromDutchAuctionReturnType = {
  /** Micro-USDC for all tokens. */
  paid: bigint
  /** Tokens still for sale. */
  left: number
  receipt: TransactionReceipt
}
export type WaitForBuyFromDutchAuctionErrorType = WaitForReceiptErrorType

/**
 * Waits for a `buyFromDutchAuction` and tells what the tokens have cost.
 *
 * @example
 * const { paid, left } = await waitForBuyFromDutchAuction(client, { hash })
 */
export async function waitForBuyFromDutchAuction(
  client: StaveClient,
  parameters: WaitForBuyFromDutchAuctionParameters,
): Promise<WaitForBuyFromDutchAuctionReturnType> {
  const event = {
    contract: 'DutchAuctions',
    abi: dutchAuctionsAbi,
    eventName: 'AuctionBought',
  } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { paid: first.args.paid, left: first.args.left, receipt }
}

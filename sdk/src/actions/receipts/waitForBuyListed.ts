import type { TransactionReceipt } from 'viem'
import { marketAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForBuyListedParameters = WaitForEventParameters
export type WaitForBuyListedReturnType = {
  /** Micro-USDC paid. */
  price: bigint
  /** Tokens of the listing still for sale. */
  left: number
  receipt: TransactionReceipt
}
export type WaitForBuyListedErrorType = WaitForReceiptErrorType

/**
 * Waits for a `buyListed` and tells what was paid.
 *
 * @example
 * const { price, left } = await waitForBuyListed(client, { hash })
 */
export async function waitForBuyListed(
  client: StaveClient,
  parameters: WaitForBuyListedParameters,
): Promise<WaitForBuyListedReturnType> {
  const event = { contract: 'Market', abi: marketAbi, eventName: 'Sold' } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { price: first.args.receipt.price, left: first.args.sale.left, receipt }
}

import type { TransactionReceipt } from 'viem'
import { subscriptionsAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForSubscribeParameters = WaitForEventParameters
export type WaitForSubscribeReturnType = {
  /** Micro-USDC paid. */
  amount: bigint
  /** Unix seconds at which the paid time ends. */
  paidUntil: number
  receipt: TransactionReceipt
}
export type WaitForSubscribeErrorType = WaitForReceiptErrorType

/**
 * Waits for a `subscribe`, `renewSubscription`, `upgradeSubscription` or `collectSubscription`, and tells what was
 * paid, and until when.
 *
 * @example
 * const { amount, paidUntil } = await waitForSubscribe(client, { hash })
 */
export async function waitForSubscribe(
  client: StaveClient,
  parameters: WaitForSubscribeParameters,
): Promise<WaitForSubscribeReturnType> {
  const event = {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    eventName: 'SubscriptionPaid',
  } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { amount: first.args.amount, paidUntil: first.args.state.paidUntil, receipt }
}

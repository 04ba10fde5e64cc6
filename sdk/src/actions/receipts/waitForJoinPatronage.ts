import type { TransactionReceipt } from 'viem'
import { patronageAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForJoinPatronageParameters = WaitForEventParameters
export type WaitForJoinPatronageReturnType = {
  /** Micro-USDC paid. */
  amount: bigint
  /** Unix seconds at which the paid time ends. */
  paidUntil: number
  receipt: TransactionReceipt
}
export type WaitForJoinPatronageErrorType = WaitForReceiptErrorType

/**
 * Waits for a `joinPatronage` and tells what was paid, and until when.
 *
 * @example
 * const { amount, paidUntil } = await waitForJoinPatronage(client, { hash })
 */
export async function waitForJoinPatronage(
  client: StaveClient,
  parameters: WaitForJoinPatronageParameters,
): Promise<WaitForJoinPatronageReturnType> {
  const event = { contract: 'Patronage', abi: patronageAbi, eventName: 'Joined' } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { amount: first.args.amount, paidUntil: first.args.state.paidUntil, receipt }
}

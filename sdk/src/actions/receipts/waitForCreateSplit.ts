import type { TransactionReceipt } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForCreateSplitParameters = WaitForEventParameters
export type WaitForCreateSplitReturnType = {
  /** The new split's id. */
  split: number
  receipt: TransactionReceipt
}
export type WaitForCreateSplitErrorType = WaitForReceiptErrorType

/**
 * Waits for a `createSplit` and gives the new split's id.
 *
 * @example
 * const { split } = await waitForCreateSplit(client, { hash })
 */
export async function waitForCreateSplit(
  client: StaveClient,
  parameters: WaitForCreateSplitParameters,
): Promise<WaitForCreateSplitReturnType> {
  const event = { contract: 'Splits', abi: splitsAbi, eventName: 'SplitCreated' } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { split: first.args.split, receipt }
}

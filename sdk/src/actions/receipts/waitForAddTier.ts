import type { TransactionReceipt } from 'viem'
import { patronageAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForAddTierParameters = WaitForEventParameters
export type WaitForAddTierReturnType = {
  /** The new tier's number. */
  tier: number
  receipt: TransactionReceipt
}
export type WaitForAddTierErrorType = WaitForReceiptErrorType

/**
 * Waits for an `addTier` and gives the new tier's number.
 *
 * @example
 * const { tier } = await waitForAddTier(client, { hash })
 */
export async function waitForAddTier(
  client: StaveClient,
  parameters: WaitForAddTierParameters,
): Promise<WaitForAddTierReturnType> {
  const event = { contract: 'Patronage', abi: patronageAbi, eventName: 'TierSet' } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { tier: first.args.tier, receipt }
}

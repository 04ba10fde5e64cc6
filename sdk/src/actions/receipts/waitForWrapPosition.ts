import type { Address, TransactionReceipt } from 'viem'
import { royaltySharesAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForWrapPositionParameters = WaitForEventParameters
export type WaitForWrapPositionReturnType = {
  /** The new token. */
  shares: Address
  receipt: TransactionReceipt
}
export type WaitForWrapPositionErrorType = WaitForReceiptErrorType

/**
 * Waits for a `wrapPosition` and gives the new token.
 *
 * @example
 * const { shares } = await waitForWrapPosition(client, { hash })
 */
export async function waitForWrapPosition(
  client: StaveClient,
  parameters: WaitForWrapPositionParameters,
): Promise<WaitForWrapPositionReturnType> {
  const event = { contract: 'RoyaltyShares', abi: royaltySharesAbi, eventName: 'Wrapped' } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { shares: first.args.share, receipt }
}

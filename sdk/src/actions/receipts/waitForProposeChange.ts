import type { Hex, TransactionReceipt } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForProposeChangeParameters = WaitForEventParameters
export type WaitForProposeChangeReturnType = {
  /** What recipients accept. */
  change: Hex
  /** Counts the split's proposals, from 1. */
  nonce: bigint
  receipt: TransactionReceipt
}
export type WaitForProposeChangeErrorType = WaitForReceiptErrorType

/**
 * Waits for a `proposeChange` and gives what recipients accept, or sign with the nonce.
 *
 * @example
 * const { change, nonce } = await waitForProposeChange(client, { hash })
 */
export async function waitForProposeChange(
  client: StaveClient,
  parameters: WaitForProposeChangeParameters,
): Promise<WaitForProposeChangeReturnType> {
  const event = { contract: 'Splits', abi: splitsAbi, eventName: 'ChangeProposed' } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { change: first.args.change, nonce: first.args.nonce, receipt }
}

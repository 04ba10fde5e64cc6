import type { TransactionReceipt } from 'viem'
import { editionsAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForCreateEditionParameters = WaitForEventParameters
export type WaitForCreateEditionReturnType = {
  /** The new edition's id. */
  edition: number
  receipt: TransactionReceipt
}
export type WaitForCreateEditionErrorType = WaitForReceiptErrorType

/**
 * Waits for a `createEdition` and gives the new edition's id.
 *
 * @example
 * const { edition } = await waitForCreateEdition(client, { hash })
 */
export async function waitForCreateEdition(
  client: StaveClient,
  parameters: WaitForCreateEditionParameters,
): Promise<WaitForCreateEditionReturnType> {
  const event = { contract: 'Editions', abi: editionsAbi, eventName: 'EditionCreated' } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { edition: first.args.edition, receipt }
}

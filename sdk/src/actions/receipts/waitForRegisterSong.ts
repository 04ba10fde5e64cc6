import type { TransactionReceipt } from 'viem'
import { catalogAbi } from '../../generated/abis.ts'
import type { StaveClient } from '../client.ts'
import { type WaitForEventParameters, waitForEvent } from './waitForEvent.ts'
import type { WaitForReceiptErrorType } from './waitForReceipt.ts'

export type WaitForRegisterSongParameters = WaitForEventParameters
export type WaitForRegisterSongReturnType = {
  /** The new song's id. */
  song: number
  receipt: TransactionReceipt
}
export type WaitForRegisterSongErrorType = WaitForReceiptErrorType

/**
 * Waits for a `registerSong` and gives the new song's id.
 *
 * @example
 * const { song } = await waitForRegisterSong(client, { hash })
 */
export async function waitForRegisterSong(
  client: StaveClient,
  parameters: WaitForRegisterSongParameters,
): Promise<WaitForRegisterSongReturnType> {
  const event = { contract: 'Catalog', abi: catalogAbi, eventName: 'SongRegistered' } as const
  const { receipt, first } = await waitForEvent(client, event, parameters)
  return { song: first.args.song, receipt }
}

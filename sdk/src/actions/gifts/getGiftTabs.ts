import type { Address } from 'viem'
import { giftsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetGiftTabsParameters = ReadParameters
export type GetGiftTabsReturnType = Address
export type GetGiftTabsErrorType = ReadErrorType

/**
 * The contract whose settlements earn credit.
 *
 * @example
 * const tabs = await getGiftTabs(client)
 */
export function getGiftTabs(
  client: StaveClient,
  options: GetGiftTabsParameters = {},
): Promise<GetGiftTabsReturnType> {
  return read(client, { contract: 'Gifts', abi: giftsAbi, functionName: 'tabs', args: [] }, options)
}

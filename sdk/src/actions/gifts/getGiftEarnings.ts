import type { Address } from 'viem'
import { giftsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetGiftEarningsParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
}
export type GetGiftEarningsReturnType = {
  /** The day, by UTC, that `today` counts: Unix seconds divided by 86,400. */
  day: number
  /** Thousandths of a CGC earned on that day. */
  today: number
  /** Thousandths of a CGC earned and not claimed yet. */
  unclaimed: bigint
}
export type GetGiftEarningsErrorType = ReadErrorType

/**
 * What a listener has earned with free listens.
 *
 * @example
 * const { unclaimed } = await getGiftEarnings(client, { listener })
 */
export function getGiftEarnings(
  client: StaveClient,
  { listener, ...options }: GetGiftEarningsParameters,
): Promise<GetGiftEarningsReturnType> {
  return read(
    client,
    { contract: 'Gifts', abi: giftsAbi, functionName: 'earningsOf', args: [listener] },
    options,
  )
}

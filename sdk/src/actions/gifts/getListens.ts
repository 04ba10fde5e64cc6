import type { Address } from 'viem'
import { giftsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetListensParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
  /** The song's id. */
  song: number
}
export type GetListensReturnType = number
export type GetListensErrorType = ReadErrorType

/**
 * How many free listens of a listener to a song were counted, up to five: from the sixth on the multiplier holds.
 *
 * @example
 * const listens = await getListens(client, { listener, song: 1 })
 */
export async function getListens(
  client: StaveClient,
  { listener, song, ...options }: GetListensParameters,
): Promise<GetListensReturnType> {
  const count = await read(
    client,
    { contract: 'Gifts', abi: giftsAbi, functionName: 'listensOf', args: [listener, song] },
    options,
  )
  return Number(count)
}

import type { Address } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetArrivalParameters = ReadParameters & {
  /** Its number, from the `TokenArrived` event. */
  arrival: bigint
}
export type GetArrivalReturnType = {
  /** The ERC-20 token; the zero address is the chain's own coin. */
  token: Address
  /** Whose deposit address it came from. */
  split: number
  /** The split's clock on arrival. */
  clock: number
  /** In the token's smallest unit. */
  amount: bigint
}
export type GetArrivalErrorType = ReadErrorType

/**
 * An amount of another token than the currency, or of the chain's own coin, that reached a split.
 *
 * @example
 * const { token, amount } = await getArrival(client, { arrival: 1n })
 */
export function getArrival(
  client: StaveClient,
  { arrival, ...options }: GetArrivalParameters,
): Promise<GetArrivalReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'arrivalOf', args: [arrival] },
    options,
  )
}

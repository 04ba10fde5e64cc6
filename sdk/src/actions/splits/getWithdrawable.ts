import type { Address } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetWithdrawableParameters = ReadParameters & {
  /** The split's id. */
  split: number
  /** An account, or a split by `splitRecipient`. */
  recipient: Address
}
export type GetWithdrawableReturnType = bigint
export type GetWithdrawableErrorType = ReadErrorType

/**
 * What a recipient could withdraw from a split now, in micro-USDC.
 *
 * @example
 * const amount = await getWithdrawable(client, { split: 7, recipient: ada })
 */
export function getWithdrawable(
  client: StaveClient,
  { split, recipient, ...options }: GetWithdrawableParameters,
): Promise<GetWithdrawableReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'withdrawable', args: [split, recipient] },
    options,
  )
}

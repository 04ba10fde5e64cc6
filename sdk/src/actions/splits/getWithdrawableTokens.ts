import type { Address } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetWithdrawableTokensParameters = ReadParameters & {
  /** Its number, from the `TokenArrived` event. */
  arrival: bigint
  /** An account, or a split by `splitRecipient`. */
  recipient: Address
}
export type GetWithdrawableTokensReturnType = bigint
export type GetWithdrawableTokensErrorType = ReadErrorType

/**
 * What `withdrawTokens` would pay a recipient of an arrival now, in the token's smallest unit.
 *
 * @example
 * const amount = await getWithdrawableTokens(client, { arrival: 1n, recipient: ada })
 */
export function getWithdrawableTokens(
  client: StaveClient,
  { arrival, recipient, ...options }: GetWithdrawableTokensParameters,
): Promise<GetWithdrawableTokensReturnType> {
  return read(
    client,
    {
      contract: 'Splits',
      abi: splitsAbi,
      functionName: 'withdrawableTokens',
      args: [arrival, recipient],
    },
    options,
  )
}

import type { Address } from 'viem'
import type { SplitsUnknownSplitError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSharesParameters = ReadParameters & {
  /** The split's id. */
  split: number
  /** An account, or a split by `splitRecipient`. */
  recipient: Address
}
export type GetSharesReturnType = readonly number[]
export type GetSharesErrorType = ReadErrorType | SplitsUnknownSplitError

/**
 * The shares of a recipient, one for each tranche not yet full, in parts per million.
 *
 * @example
 * const [share] = await getShares(client, { split: 7, recipient: ada })
 */
export function getShares(
  client: StaveClient,
  { split, recipient, ...options }: GetSharesParameters,
): Promise<GetSharesReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'sharesOf', args: [split, recipient] },
    options,
  )
}

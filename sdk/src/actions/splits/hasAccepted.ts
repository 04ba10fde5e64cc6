import type { Address, Hex } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type HasAcceptedParameters = ReadParameters & {
  /** The change, as `getProposal` names it. */
  change: Hex
  /** An account, or a split by `splitRecipient`. */
  recipient: Address
}
export type HasAcceptedReturnType = boolean
export type HasAcceptedErrorType = ReadErrorType

/**
 * Whether a recipient has accepted a change.
 *
 * @example
 * const accepted = await hasAccepted(client, { change, recipient: ada })
 */
export function hasAccepted(
  client: StaveClient,
  { change, recipient, ...options }: HasAcceptedParameters,
): Promise<HasAcceptedReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'hasAccepted', args: [change, recipient] },
    options,
  )
}

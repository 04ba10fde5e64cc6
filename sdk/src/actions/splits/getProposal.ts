import type { Hex } from 'viem'
import { zeroHash } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetProposalParameters = ReadParameters & {
  /** The split's id. */
  split: number
}
export type GetProposalReturnType =
  | {
      /** What recipients accept: the EIP-712 hash of the change. */
      change: Hex
      /** Counts the split's proposals, from 1. */
      nonce: bigint
      /** Unix seconds until which it can be applied. */
      deadline: number
    }
  | undefined
export type GetProposalErrorType = ReadErrorType

/**
 * The change of shares that stands proposed; undefined when none does.
 *
 * @example
 * const proposal = await getProposal(client, { split: 7 })
 */
export async function getProposal(
  client: StaveClient,
  { split, ...options }: GetProposalParameters,
): Promise<GetProposalReturnType> {
  const { structHash, nonce, deadline } = await read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'proposalOf', args: [split] },
    options,
  )
  return structHash === zeroHash ? undefined : { change: structHash, nonce, deadline }
}

import type { Hex } from 'viem'
import type { Pass } from '../../editions/pass.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetPassDigestParameters = ReadParameters & {
  /** The pass. */
  pass: Pass
}
export type GetPassDigestReturnType = Hex
export type GetPassDigestErrorType = ReadErrorType

/**
 * The EIP-712 digest of a pass as the contract computes it; `passTypedData` is what a wallet signs.
 *
 * @example
 * const digest = await getPassDigest(client, { pass })
 */
export function getPassDigest(
  client: StaveClient,
  { pass, ...options }: GetPassDigestParameters,
): Promise<GetPassDigestReturnType> {
  return read(
    client,
    { contract: 'Editions', abi: editionsAbi, functionName: 'digestOf', args: [pass] },
    options,
  )
}

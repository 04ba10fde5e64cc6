import type { Address } from 'viem'
import { testUsdAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetPermitNonceParameters = ReadParameters & {
  /** The account that pays. */
  owner: Address
}
export type GetPermitNonceReturnType = bigint
export type GetPermitNonceErrorType = ReadErrorType

/**
 * The number that an account's next EIP-2612 permit bears.
 *
 * @example
 * const nonce = await getPermitNonce(client, { owner })
 */
export function getPermitNonce(
  client: StaveClient,
  { owner, ...options }: GetPermitNonceParameters,
): Promise<GetPermitNonceReturnType> {
  return read(
    client,
    { contract: 'Currency', abi: testUsdAbi, functionName: 'nonces', args: [owner] },
    options,
  )
}

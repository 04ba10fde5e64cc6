import type { Hex } from 'viem'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetPassUseParameters = ReadParameters & {
  /** From `hashPass`. */
  passId: Hex
}
export type GetPassUseReturnType = {
  /** Tokens bought with it. */
  used: number
  /** Whether the artist has taken it back, alone. */
  revoked: boolean
}
export type GetPassUseErrorType = ReadErrorType

/**
 * How far a pass is used up.
 *
 * @example
 * const { used } = await getPassUse(client, { passId: hashPass(pass) })
 */
export function getPassUse(
  client: StaveClient,
  { passId, ...options }: GetPassUseParameters,
): Promise<GetPassUseReturnType> {
  return read(
    client,
    { contract: 'Editions', abi: editionsAbi, functionName: 'passUseOf', args: [passId] },
    options,
  )
}

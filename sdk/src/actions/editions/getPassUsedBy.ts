import type { Address, Hex } from 'viem'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetPassUsedByParameters = ReadParameters & {
  /** From `hashPass`. */
  passId: Hex
  /** Who bought. */
  wallet: Address
}
export type GetPassUsedByReturnType = number
export type GetPassUsedByErrorType = ReadErrorType

/**
 * How many tokens a wallet has bought with a pass that has no holder.
 *
 * @example
 * const used = await getPassUsedBy(client, { passId: hashPass(pass), wallet: fan })
 */
export function getPassUsedBy(
  client: StaveClient,
  { passId, wallet, ...options }: GetPassUsedByParameters,
): Promise<GetPassUsedByReturnType> {
  return read(
    client,
    { contract: 'Editions', abi: editionsAbi, functionName: 'passUsedBy', args: [passId, wallet] },
    options,
  )
}

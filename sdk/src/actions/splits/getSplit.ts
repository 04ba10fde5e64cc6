import type { Address } from 'viem'
import { zeroAddress } from 'viem'
import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSplitParameters = ReadParameters & {
  /** The split's id. */
  split: number
}
export type GetSplitReturnType = {
  /** May propose other shares; undefined when nobody may. */
  controller: Address | undefined
  /** Tranche id of the first one in force. */
  firstTranche: number
  /** One past the tranche id of the last one in force. */
  trancheEnd: number
  /** Grows by one with every change of anybody's share. */
  clock: number
}
export type GetSplitErrorType = ReadErrorType

/**
 * Who controls a split, and which tranches are in force; who earns what stands in the subgraph and in `getShares`.
 *
 * @example
 * const { controller } = await getSplit(client, { split: 7 })
 */
export async function getSplit(
  client: StaveClient,
  { split, ...options }: GetSplitParameters,
): Promise<GetSplitReturnType> {
  const { controller, ...state } = await read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'stateOf', args: [split] },
    options,
  )
  return { ...state, controller: controller === zeroAddress ? undefined : controller }
}

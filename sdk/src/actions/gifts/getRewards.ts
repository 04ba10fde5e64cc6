import { giftsAbi } from '../../generated/abis.ts'
import type { RewardTerms } from '../../gifts/rewards.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetRewardsParameters = ReadParameters & {
  /** The song's id. */
  song: number
}
export type GetRewardsReturnType = RewardTerms
export type GetRewardsErrorType = ReadErrorType

/**
 * What free listens to a song earn now; all zero is nothing.
 *
 * @example
 * const { perListen } = await getRewards(client, { song: 1 })
 */
export function getRewards(
  client: StaveClient,
  { song, ...options }: GetRewardsParameters,
): Promise<GetRewardsReturnType> {
  return read(
    client,
    { contract: 'Gifts', abi: giftsAbi, functionName: 'rewardsOf', args: [song] },
    options,
  )
}

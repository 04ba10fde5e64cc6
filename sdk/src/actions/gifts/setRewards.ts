import type { Hash } from 'viem'
import type { CatalogUnknownSongError } from '../../errors/catalog.ts'
import type { GiftsBadMultiplierError, GiftsNotOwnerError } from '../../errors/gifts.ts'
import { giftsAbi } from '../../generated/abis.ts'
import { noRewards, type RewardTerms } from '../../gifts/rewards.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetRewardsParameters = WriteParameters & {
  /** The song's id. */
  song: number
  /** What a free listen earns; nothing unless given. */
  terms?: RewardTerms | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetRewardsReturnType = Hash
export type SimulateSetRewardsReturnType = Simulation<void>
export type SetRewardsErrorType =
  | WriteErrorType
  | CatalogUnknownSongError
  | GiftsBadMultiplierError
  | GiftsNotOwnerError

/**
 * Sets what free listens to a song earn from now on. The sender is its owner, or approved by the owner.
 *
 * @example
 * await setRewards(client, {
 *   song: 1,
 *   terms: { perListen: 100, bonus: 500, bonusesLeft: 100, multiplier: 20 },
 * })
 */
export function setRewards(
  client: StaveClient,
  parameters: SetRewardsParameters,
): Promise<SetRewardsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setRewards`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetRewards(
  client: StaveClient,
  parameters: SetRewardsParameters,
): Promise<SimulateSetRewardsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ song, terms }: SetRewardsParameters) {
  return {
    contract: 'Gifts',
    abi: giftsAbi,
    functionName: 'setRewards',
    args: [song, terms ?? noRewards],
  } as const
}

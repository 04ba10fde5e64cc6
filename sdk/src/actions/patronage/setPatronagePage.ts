import type { Address, Hash } from 'viem'
import type {
  PatronageNotArtistError,
  PatronageRewardTooHighError,
  PatronageUnknownSplitError,
} from '../../errors/patronage.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetPatronagePageParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** Earns all that patrons pay from now on. */
  split: number
  /** Basis points of an automatic renewal for whoever collects it, at most 100; 0 unless given. */
  keeperReward?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetPatronagePageReturnType = Hash
export type SimulateSetPatronagePageReturnType = Simulation<void>
export type SetPatronagePageErrorType =
  | WriteErrorType
  | PatronageNotArtistError
  | PatronageRewardTooHighError
  | PatronageUnknownSplitError

/**
 * Opens an artist's patronage, or changes where its money goes. The sender is the artist, or an operator approved for
 * all of the artist's songs.
 *
 * @example
 * await setPatronagePage(client, { artist, split: 7, keeperReward: 50 })
 */
export function setPatronagePage(
  client: StaveClient,
  parameters: SetPatronagePageParameters,
): Promise<SetPatronagePageReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setPatronagePage`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetPatronagePage(
  client: StaveClient,
  parameters: SetPatronagePageParameters,
): Promise<SimulateSetPatronagePageReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, split, keeperReward }: SetPatronagePageParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'setPage',
    args: [artist, split, keeperReward ?? 0],
  } as const
}

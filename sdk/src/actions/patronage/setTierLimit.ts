import type { Address, Hash } from 'viem'
import type { PatronageNotArtistError, PatronageUnknownTierError } from '../../errors/patronage.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { encodeLimit } from '../../patronage/terms.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetTierLimitParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** The tier's number, from 1. */
  tier: number
  /** How many patrons it takes; 0 closes it to new ones, any number unless given. */
  limit?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetTierLimitReturnType = Hash
export type SimulateSetTierLimitReturnType = Simulation<void>
export type SetTierLimitErrorType =
  | WriteErrorType
  | PatronageNotArtistError
  | PatronageUnknownTierError

/**
 * Sets how many patrons a tier takes. Nobody loses a place by it.
 *
 * @example
 * await setTierLimit(client, { artist, tier: 2, limit: 50 })
 */
export function setTierLimit(
  client: StaveClient,
  parameters: SetTierLimitParameters,
): Promise<SetTierLimitReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setTierLimit`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetTierLimit(
  client: StaveClient,
  parameters: SetTierLimitParameters,
): Promise<SimulateSetTierLimitReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, tier, limit }: SetTierLimitParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'setLimit',
    args: [artist, tier, encodeLimit(limit)],
  } as const
}

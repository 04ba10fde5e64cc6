import type { Address, Hash } from 'viem'
import type {
  PatronageNoPriceError,
  PatronageNotArtistError,
  PatronageUnknownTierError,
} from '../../errors/patronage.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { encodeTierTerms, type TierTerms } from '../../patronage/terms.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetTierParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** The tier's number, from 1. */
  tier: number
  /** Price, early access and perks. */
  terms: TierTerms
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetTierReturnType = Hash
export type SimulateSetTierReturnType = Simulation<number>
export type SetTierErrorType =
  | WriteErrorType
  | PatronageNoPriceError
  | PatronageNotArtistError
  | PatronageUnknownTierError

/**
 * Offers a tier on other terms. Who is a patron keeps what was agreed to; only a lower price holds for all. In the
 * simulation `result` is the number of the new terms.
 *
 * @example
 * await setTier(client, { artist, tier: 1, terms: { price: 4_000_000n, perks: digest } })
 */
export function setTier(
  client: StaveClient,
  parameters: SetTierParameters,
): Promise<SetTierReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setTier`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateSetTier(
  client: StaveClient,
  parameters: SetTierParameters,
): Promise<SimulateSetTierReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, tier, terms }: SetTierParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'setTier',
    args: [artist, tier, encodeTierTerms(terms)],
  } as const
}

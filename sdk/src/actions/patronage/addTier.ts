import type { Address, Hash } from 'viem'
import type {
  PatronageNoPageError,
  PatronageNoPriceError,
  PatronageNotArtistError,
  PatronageTooManyTiersError,
} from '../../errors/patronage.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { encodeLimit, encodeTierTerms, type TierTerms } from '../../patronage/terms.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type AddTierParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** Price, early access and perks. */
  terms: TierTerms
  /** How many patrons it takes; any number unless given. */
  limit?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type AddTierReturnType = Hash
export type SimulateAddTierReturnType = Simulation<number>
export type AddTierErrorType =
  | WriteErrorType
  | PatronageNoPageError
  | PatronageNoPriceError
  | PatronageNotArtistError
  | PatronageTooManyTiersError

/**
 * Adds a tier above those that stand, ten at most. `waitForAddTier` gives its number.
 *
 * @example
 * const hash = await addTier(client, { artist, terms: { price: 5_000_000n, perks: digest } })
 * const { tier } = await waitForAddTier(client, { hash })
 */
export function addTier(
  client: StaveClient,
  parameters: AddTierParameters,
): Promise<AddTierReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `addTier`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateAddTier(
  client: StaveClient,
  parameters: AddTierParameters,
): Promise<SimulateAddTierReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, terms, limit }: AddTierParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'addTier',
    args: [artist, encodeTierTerms(terms), encodeLimit(limit)],
  } as const
}

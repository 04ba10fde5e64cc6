import type { Hash } from 'viem'
import { encodeTerms, type Terms } from '../../catalog/terms.ts'
import type {
  CatalogNotOwnerError,
  CatalogUnknownLineError,
  CatalogUnknownSongError,
} from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetTermsParameters = WriteParameters & {
  /** The song's id. */
  song: number
  /** Price, release time and open lines. */
  terms: Terms
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetTermsReturnType = Hash
export type SimulateSetTermsReturnType = Simulation<void>
export type SetTermsErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | CatalogUnknownLineError
  | CatalogUnknownSongError

/**
 * Sets other terms. They hold from now on; plays signed before are worth what they were signed for.
 *
 * @example
 * await setTerms(client, { song: 1, terms: { price: 20_000n, releaseAt: 0, lines: ['TABS'] } })
 */
export function setTerms(
  client: StaveClient,
  parameters: SetTermsParameters,
): Promise<SetTermsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setTerms`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetTerms(
  client: StaveClient,
  parameters: SetTermsParameters,
): Promise<SimulateSetTermsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ song, terms }: SetTermsParameters) {
  return {
    contract: 'Catalog',
    abi: catalogAbi,
    functionName: 'setTerms',
    args: [song, encodeTerms(terms)],
  } as const
}

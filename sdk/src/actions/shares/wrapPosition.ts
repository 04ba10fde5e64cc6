import type { Address, Hash } from 'viem'
import type {
  RoyaltySharesBadLengthError,
  RoyaltySharesBadSupplyError,
  RoyaltySharesExistsError,
  RoyaltySharesNoPositionError,
} from '../../errors/royaltyShares.ts'
import { royaltySharesAbi } from '../../generated/abis.ts'
import { encodeShareTerms, type ShareTerms } from '../../shares/terms.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type WrapPositionParameters = WriteParameters & {
  /** Split, number, name and symbol. */
  terms: ShareTerms
}
/** The transaction; wait for it with `waitForReceipt`. */
export type WrapPositionReturnType = Hash
export type SimulateWrapPositionReturnType = Simulation<Address>
export type WrapPositionErrorType =
  | WriteErrorType
  | RoyaltySharesBadLengthError
  | RoyaltySharesBadSupplyError
  | RoyaltySharesExistsError
  | RoyaltySharesNoPositionError

/**
 * Turns a position into shares, all of them the sender's: first `transferPosition` hands it to the address that
 * `getShareAddress` tells for the same terms. `waitForWrapPosition` gives the token.
 *
 * @example
 * const terms = { split: 7, supply: 1_000, name: 'Blue Hour royalties', symbol: 'BLUE' }
 * const to = await getShareAddress(client, { issuer: ada, terms })
 * await waitForReceipt(client, {
 *   hash: await transferPosition(client, { split: 7, to, shares: [200_000] }),
 * })
 * const { shares } = await waitForWrapPosition(client, { hash: await wrapPosition(client, { terms }) })
 */
export function wrapPosition(
  client: StaveClient,
  parameters: WrapPositionParameters,
): Promise<WrapPositionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `wrapPosition`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateWrapPosition(
  client: StaveClient,
  parameters: WrapPositionParameters,
): Promise<SimulateWrapPositionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ terms }: WrapPositionParameters) {
  return {
    contract: 'RoyaltyShares',
    abi: royaltySharesAbi,
    functionName: 'wrap',
    args: [encodeShareTerms(terms)],
  } as const
}

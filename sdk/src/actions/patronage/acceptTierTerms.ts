import type { Address, Hash } from 'viem'
import type {
  PatronageNotPatronError,
  PatronageTermsChangedError,
  PatronageUnknownTierError,
} from '../../errors/patronage.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type AcceptTierTermsParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** The number of the terms that were read; with others it is refused. See `getTier`. */
  version: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type AcceptTierTermsReturnType = Hash
export type SimulateAcceptTierTermsReturnType = Simulation<void>
export type AcceptTierTermsErrorType =
  | WriteErrorType
  | PatronageNotPatronError
  | PatronageTermsChangedError
  | PatronageUnknownTierError

/**
 * Agrees to the terms of today of the sender's tier. Paid time stays.
 *
 * @example
 * await acceptTierTerms(client, { artist, version: 2 })
 */
export function acceptTierTerms(
  client: StaveClient,
  parameters: AcceptTierTermsParameters,
): Promise<AcceptTierTermsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `acceptTierTerms`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateAcceptTierTerms(
  client: StaveClient,
  parameters: AcceptTierTermsParameters,
): Promise<SimulateAcceptTierTermsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, version }: AcceptTierTermsParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'acceptTerms',
    args: [artist, version],
  } as const
}

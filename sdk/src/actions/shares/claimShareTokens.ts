import type { Address, Hash } from 'viem'
import type {
  RoyaltyShareBadReceiverError,
  RoyaltyShareNothingToClaimError,
  RoyaltyShareTransferFailedError,
} from '../../errors/royaltyShares.ts'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ClaimShareTokensParameters = Omit<WriteParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** The arrivals' numbers. */
  arrivals: readonly bigint[]
  /** Who holds or held shares. */
  holder: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ClaimShareTokensReturnType = Hash
export type SimulateClaimShareTokensReturnType = Simulation<void>
export type ClaimShareTokensErrorType =
  | WriteErrorType
  | RoyaltyShareBadReceiverError
  | RoyaltyShareNothingToClaimError
  | RoyaltyShareTransferFailedError

/**
 * Pays a holder its part of arrivals of other tokens; anyone may send it.
 *
 * @example
 * await claimShareTokens(client, { shares, arrivals: [0n], holder: ada })
 */
export function claimShareTokens(
  client: StaveClient,
  parameters: ClaimShareTokensParameters,
): Promise<ClaimShareTokensReturnType> {
  return write(client, call(parameters), { ...parameters, address: parameters.shares })
}

/** As `claimShareTokens`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateClaimShareTokens(
  client: StaveClient,
  parameters: ClaimShareTokensParameters,
): Promise<SimulateClaimShareTokensReturnType> {
  return simulate(client, call(parameters), { ...parameters, address: parameters.shares })
}

function call({ arrivals, holder }: ClaimShareTokensParameters) {
  return {
    contract: 'RoyaltyShares',
    abi: royaltyShareAbi,
    functionName: 'claimTokens',
    args: [arrivals, holder],
  } as const
}

import type { Address, Hash } from 'viem'
import type {
  RoyaltyShareBadReceiverError,
  RoyaltyShareNothingToClaimError,
  RoyaltyShareTransferFailedError,
} from '../../errors/royaltyShares.ts'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ClaimShareTokensToParameters = Omit<WriteParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** The arrivals' numbers. */
  arrivals: readonly bigint[]
  /** Who gets them. */
  to: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ClaimShareTokensToReturnType = Hash
export type SimulateClaimShareTokensToReturnType = Simulation<void>
export type ClaimShareTokensToErrorType =
  | WriteErrorType
  | RoyaltyShareBadReceiverError
  | RoyaltyShareNothingToClaimError
  | RoyaltyShareTransferFailedError

/**
 * Pays the sender's part of arrivals of other tokens to another account.
 *
 * @example
 * await claimShareTokensTo(client, { shares, arrivals: [0n], to: ben })
 */
export function claimShareTokensTo(
  client: StaveClient,
  parameters: ClaimShareTokensToParameters,
): Promise<ClaimShareTokensToReturnType> {
  return write(client, call(parameters), { ...parameters, address: parameters.shares })
}

/** As `claimShareTokensTo`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateClaimShareTokensTo(
  client: StaveClient,
  parameters: ClaimShareTokensToParameters,
): Promise<SimulateClaimShareTokensToReturnType> {
  return simulate(client, call(parameters), { ...parameters, address: parameters.shares })
}

function call({ arrivals, to }: ClaimShareTokensToParameters) {
  return {
    contract: 'RoyaltyShares',
    abi: royaltyShareAbi,
    functionName: 'claimTokensTo',
    args: [arrivals, to],
  } as const
}

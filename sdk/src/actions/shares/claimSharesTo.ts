import type { Address, Hash } from 'viem'
import type {
  RoyaltyShareBadReceiverError,
  RoyaltyShareNothingToClaimError,
} from '../../errors/royaltyShares.ts'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ClaimSharesToParameters = Omit<WriteParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** Who gets it. */
  to: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ClaimSharesToReturnType = Hash
export type SimulateClaimSharesToReturnType = Simulation<bigint>
export type ClaimSharesToErrorType =
  | WriteErrorType
  | RoyaltyShareBadReceiverError
  | RoyaltyShareNothingToClaimError

/**
 * Pays what the sender's shares have earned to another account. In the simulation `result` is in micro-USDC.
 *
 * @example
 * await claimSharesTo(client, { shares, to: ben })
 */
export function claimSharesTo(
  client: StaveClient,
  parameters: ClaimSharesToParameters,
): Promise<ClaimSharesToReturnType> {
  return write(client, call(parameters), { ...parameters, address: parameters.shares })
}

/** As `claimSharesTo`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateClaimSharesTo(
  client: StaveClient,
  parameters: ClaimSharesToParameters,
): Promise<SimulateClaimSharesToReturnType> {
  return simulate(client, call(parameters), { ...parameters, address: parameters.shares })
}

function call({ to }: ClaimSharesToParameters) {
  return {
    contract: 'RoyaltyShares',
    abi: royaltyShareAbi,
    functionName: 'claimTo',
    args: [to],
  } as const
}

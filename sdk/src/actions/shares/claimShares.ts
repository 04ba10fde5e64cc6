import type { Address, Hash } from 'viem'
import type {
  RoyaltyShareBadReceiverError,
  RoyaltyShareNothingToClaimError,
} from '../../errors/royaltyShares.ts'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ClaimSharesParameters = Omit<WriteParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** Who holds or held shares. */
  holder: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ClaimSharesReturnType = Hash
export type SimulateClaimSharesReturnType = Simulation<bigint>
export type ClaimSharesErrorType =
  | WriteErrorType
  | RoyaltyShareBadReceiverError
  | RoyaltyShareNothingToClaimError

/**
 * Pays a holder all that its shares have earned; anyone may send it. In the simulation `result` is in micro-USDC.
 *
 * @example
 * await claimShares(client, { shares, holder: ada })
 */
export function claimShares(
  client: StaveClient,
  parameters: ClaimSharesParameters,
): Promise<ClaimSharesReturnType> {
  return write(client, call(parameters), { ...parameters, address: parameters.shares })
}

/** As `claimShares`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateClaimShares(
  client: StaveClient,
  parameters: ClaimSharesParameters,
): Promise<SimulateClaimSharesReturnType> {
  return simulate(client, call(parameters), { ...parameters, address: parameters.shares })
}

function call({ holder }: ClaimSharesParameters) {
  return {
    contract: 'RoyaltyShares',
    abi: royaltyShareAbi,
    functionName: 'claim',
    args: [holder],
  } as const
}

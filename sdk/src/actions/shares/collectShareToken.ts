import type { Address, Hash } from 'viem'
import type { RoyaltyShareNothingToCollectError } from '../../errors/royaltyShares.ts'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CollectShareTokenParameters = Omit<WriteParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** The ERC-20; the zero address is the chain's own coin. */
  token: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CollectShareTokenReturnType = Hash
export type SimulateCollectShareTokenReturnType = Simulation<bigint>
export type CollectShareTokenErrorType = WriteErrorType | RoyaltyShareNothingToCollectError

/**
 * Shares what has arrived of another token among those who hold shares now; anyone may send it. In the simulation
 * `result` is the arrival's number.
 *
 * @example
 * await collectShareToken(client, { shares, token })
 */
export function collectShareToken(
  client: StaveClient,
  parameters: CollectShareTokenParameters,
): Promise<CollectShareTokenReturnType> {
  return write(client, call(parameters), { ...parameters, address: parameters.shares })
}

/** As `collectShareToken`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateCollectShareToken(
  client: StaveClient,
  parameters: CollectShareTokenParameters,
): Promise<SimulateCollectShareTokenReturnType> {
  return simulate(client, call(parameters), { ...parameters, address: parameters.shares })
}

function call({ token }: CollectShareTokenParameters) {
  return {
    contract: 'RoyaltyShares',
    abi: royaltyShareAbi,
    functionName: 'collectToken',
    args: [token],
  } as const
}

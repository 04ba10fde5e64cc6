import type { Address, Hash } from 'viem'
import type { RoyaltyShareNotAllError } from '../../errors/royaltyShares.ts'
import type { SplitsBadRecipientError } from '../../errors/splits.ts'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type UnwrapSharesParameters = Omit<WriteParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** The new recipient. */
  to: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type UnwrapSharesReturnType = Hash
export type SimulateUnwrapSharesReturnType = Simulation<void>
export type UnwrapSharesErrorType =
  | WriteErrorType
  | RoyaltyShareNotAllError
  | SplitsBadRecipientError

/**
 * Gives up all shares, which the sender holds, and hands the position on. What was earned stays earned.
 *
 * @example
 * await unwrapShares(client, { shares, to: ada })
 */
export function unwrapShares(
  client: StaveClient,
  parameters: UnwrapSharesParameters,
): Promise<UnwrapSharesReturnType> {
  return write(client, call(parameters), { ...parameters, address: parameters.shares })
}

/** As `unwrapShares`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateUnwrapShares(
  client: StaveClient,
  parameters: UnwrapSharesParameters,
): Promise<SimulateUnwrapSharesReturnType> {
  return simulate(client, call(parameters), { ...parameters, address: parameters.shares })
}

function call({ to }: UnwrapSharesParameters) {
  return {
    contract: 'RoyaltyShares',
    abi: royaltyShareAbi,
    functionName: 'unwrap',
    args: [to],
  } as const
}

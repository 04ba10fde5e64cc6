import type { Address, Hash } from 'viem'
import type { TokenBalanceTooLowError } from '../../errors/sdk.ts'
import type { ERC20InvalidReceiverError } from '../../errors/shared.ts'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import { ofToken } from '../ofToken.ts'

export type TransferSharesParameters = Omit<WriteParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** Who gets them. */
  to: Address
  /** How many. */
  quantity: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type TransferSharesReturnType = Hash
export type SimulateTransferSharesReturnType = Simulation<boolean>
export type TransferSharesErrorType =
  | ERC20InvalidReceiverError
  | TokenBalanceTooLowError
  | WriteErrorType

const token = { symbol: 'shares', decimals: 0 }

/**
 * Hands shares of the sender on. What they have earned stays the sender's; from this block on they earn for who has them.
 *
 * @example
 * await transferShares(client, { shares, to: ben, quantity: 100 })
 */
export function transferShares(
  client: StaveClient,
  parameters: TransferSharesParameters,
): Promise<TransferSharesReturnType> {
  const options = { ...parameters, address: parameters.shares }
  return ofToken(token, write(client, call(parameters), options))
}

/** As `transferShares`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateTransferShares(
  client: StaveClient,
  parameters: TransferSharesParameters,
): Promise<SimulateTransferSharesReturnType> {
  const options = { ...parameters, address: parameters.shares }
  return ofToken(token, simulate(client, call(parameters), options))
}

function call({ to, quantity }: TransferSharesParameters) {
  return {
    contract: 'RoyaltyShares',
    abi: royaltyShareAbi,
    functionName: 'transfer',
    args: [to, BigInt(quantity)],
  } as const
}

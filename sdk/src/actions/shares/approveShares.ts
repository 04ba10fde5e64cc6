import type { Address, Hash } from 'viem'
import type { ERC20InvalidSpenderError } from '../../errors/shared.ts'
import { royaltyShareAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ApproveSharesParameters = Omit<WriteParameters, 'address'> & {
  /** The token of the shares. */
  shares: Address
  /** Such as the Market contract. */
  spender: Address
  /** How many shares it may move. */
  quantity: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ApproveSharesReturnType = Hash
export type SimulateApproveSharesReturnType = Simulation<boolean>
export type ApproveSharesErrorType = WriteErrorType | ERC20InvalidSpenderError

/**
 * Lets a contract, such as the market, move shares of the sender.
 *
 * @example
 * await approveShares(client, { shares, spender: market, quantity: 100 })
 */
export function approveShares(
  client: StaveClient,
  parameters: ApproveSharesParameters,
): Promise<ApproveSharesReturnType> {
  return write(client, call(parameters), { ...parameters, address: parameters.shares })
}

/** As `approveShares`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateApproveShares(
  client: StaveClient,
  parameters: ApproveSharesParameters,
): Promise<SimulateApproveSharesReturnType> {
  return simulate(client, call(parameters), { ...parameters, address: parameters.shares })
}

function call({ spender, quantity }: ApproveSharesParameters) {
  return {
    contract: 'RoyaltyShares',
    abi: royaltyShareAbi,
    functionName: 'approve',
    args: [spender, BigInt(quantity)],
  } as const
}

import type { Address, Hash } from 'viem'
import type { SplitsNothingToWithdrawError, SplitsUnknownSplitError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type WithdrawParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** An account, or a split by `splitRecipient`. */
  recipient: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type WithdrawReturnType = Hash
export type SimulateWithdrawReturnType = Simulation<bigint>
export type WithdrawErrorType =
  | WriteErrorType
  | SplitsNothingToWithdrawError
  | SplitsUnknownSplitError

/**
 * Pays a recipient all that it may withdraw from a split; anyone may send it. For a nested split the money moves
 * inside the ledger.
 *
 * @example
 * await withdraw(client, { split: 7, recipient: ada })
 */
export function withdraw(
  client: StaveClient,
  parameters: WithdrawParameters,
): Promise<WithdrawReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `withdraw`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateWithdraw(
  client: StaveClient,
  parameters: WithdrawParameters,
): Promise<SimulateWithdrawReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, recipient }: WithdrawParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'withdraw',
    args: [split, recipient],
  } as const
}

import type { Address, Hash } from 'viem'
import type {
  SplitsBadRecipientError,
  SplitsBadSharesError,
  SplitsPartTooSmallError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type TransferPositionParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** An account, or a split by `splitRecipient`. */
  to: Address
  /** For each tranche not yet full, how many parts per million to hand on; see `getShares`. */
  shares: readonly number[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type TransferPositionReturnType = Hash
export type SimulateTransferPositionReturnType = Simulation<void>
export type TransferPositionErrorType =
  | WriteErrorType
  | SplitsBadRecipientError
  | SplitsBadSharesError
  | SplitsPartTooSmallError
  | SplitsUnknownSplitError

/**
 * Hands the sender's position, or part of it (at least 2 % given and kept), on. What the sender has earned stays the
 * sender's.
 *
 * @example
 * await transferPosition(client, { split: 7, to: ben, shares: [100_000] })
 */
export function transferPosition(
  client: StaveClient,
  parameters: TransferPositionParameters,
): Promise<TransferPositionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `transferPosition`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateTransferPosition(
  client: StaveClient,
  parameters: TransferPositionParameters,
): Promise<SimulateTransferPositionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, to, shares }: TransferPositionParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'transferPosition',
    args: [split, to, shares],
  } as const
}

import type { Address, Hash } from 'viem'
import type {
  SplitsBadTrancheEndError,
  SplitsChangeExpiredError,
  SplitsNoSuchChangeError,
  SplitsNotAcceptedError,
  SplitsNotSortedError,
  SplitsRecipientsMissingError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import type { Tranche } from '../../splits/tranches.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ApplyChangeParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** As proposed. */
  tranches: readonly Tranche[]
  /** All recipients, of the old and of the new shares: `recipientsOf(old, tranches)`. */
  recipients: readonly Address[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ApplyChangeReturnType = Hash
export type SimulateApplyChangeReturnType = Simulation<void>
export type ApplyChangeErrorType =
  | WriteErrorType
  | SplitsBadTrancheEndError
  | SplitsChangeExpiredError
  | SplitsNoSuchChangeError
  | SplitsNotAcceptedError
  | SplitsNotSortedError
  | SplitsRecipientsMissingError

/**
 * Puts the proposed change into effect once everybody whose share falls has accepted; anyone may send it. What was
 * earned before stays earned at the old shares.
 *
 * @example
 * await applyChange(client, { split: 7, tranches, recipients: recipientsOf(old, tranches) })
 */
export function applyChange(
  client: StaveClient,
  parameters: ApplyChangeParameters,
): Promise<ApplyChangeReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `applyChange`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateApplyChange(
  client: StaveClient,
  parameters: ApplyChangeParameters,
): Promise<SimulateApplyChangeReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, tranches, recipients }: ApplyChangeParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'applyChange',
    args: [split, tranches, recipients],
  } as const
}

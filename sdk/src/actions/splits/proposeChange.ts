import type { Hash, Hex } from 'viem'
import type {
  SplitsBadRecipientError,
  SplitsBadShareCountError,
  SplitsBadSharesTotalError,
  SplitsBadTrancheCountError,
  SplitsBadTrancheEndError,
  SplitsChangeExpiredError,
  SplitsNotControllerError,
  SplitsNotSortedError,
  SplitsZeroShareError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import type { Tranche } from '../../splits/tranches.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ProposeChangeParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** Unix seconds until which the change can be applied. */
  deadline: number
  /** From `plainSplit` or `recoup`, which takes what the split has received. */
  tranches: readonly Tranche[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ProposeChangeReturnType = Hash
export type SimulateProposeChangeReturnType = Simulation<Hex>
export type ProposeChangeErrorType =
  | WriteErrorType
  | SplitsBadRecipientError
  | SplitsBadShareCountError
  | SplitsBadSharesTotalError
  | SplitsBadTrancheCountError
  | SplitsBadTrancheEndError
  | SplitsChangeExpiredError
  | SplitsNotControllerError
  | SplitsNotSortedError
  | SplitsZeroShareError

/**
 * Proposes other shares; the sender is the controller, whose own acceptance is taken as given. A proposal that stood
 * before is replaced. `waitForProposeChange` gives the change's hash.
 *
 * @example
 * const hash = await proposeChange(client, { split: 7, deadline, tranches })
 */
export function proposeChange(
  client: StaveClient,
  parameters: ProposeChangeParameters,
): Promise<ProposeChangeReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `proposeChange`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateProposeChange(
  client: StaveClient,
  parameters: ProposeChangeParameters,
): Promise<SimulateProposeChangeReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, deadline, tranches }: ProposeChangeParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'proposeChange',
    args: [split, deadline, tranches],
  } as const
}

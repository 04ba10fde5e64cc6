import type { Address, Hash } from 'viem'
import { zeroAddress } from 'viem'
import type {
  SplitsBadRecipientError,
  SplitsBadShareCountError,
  SplitsBadSharesTotalError,
  SplitsBadTrancheCountError,
  SplitsBadTrancheEndError,
  SplitsNotSortedError,
  SplitsZeroShareError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import type { Tranche } from '../../splits/tranches.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CreateSplitParameters = WriteParameters & {
  /** May propose other shares; without one the split never changes. */
  controller?: Address | undefined
  /** From `plainSplit` or `recoup`. */
  tranches: readonly Tranche[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreateSplitReturnType = Hash
export type SimulateCreateSplitReturnType = Simulation<number>
export type CreateSplitErrorType =
  | WriteErrorType
  | SplitsBadRecipientError
  | SplitsBadShareCountError
  | SplitsBadSharesTotalError
  | SplitsBadTrancheCountError
  | SplitsBadTrancheEndError
  | SplitsNotSortedError
  | SplitsZeroShareError

/**
 * Creates a split. `waitForCreateSplit` gives the new id.
 *
 * @example
 * const hash = await createSplit(client, {
 *   controller: ada,
 *   tranches: plainSplit(toShares([{ recipient: ada, percent: 60 }, { recipient: ben, percent: 40 }])),
 * })
 * const { split } = await waitForCreateSplit(client, { hash })
 */
export function createSplit(
  client: StaveClient,
  parameters: CreateSplitParameters,
): Promise<CreateSplitReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `createSplit`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateCreateSplit(
  client: StaveClient,
  parameters: CreateSplitParameters,
): Promise<SimulateCreateSplitReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ controller, tranches }: CreateSplitParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'create',
    args: [controller ?? zeroAddress, tranches],
  } as const
}

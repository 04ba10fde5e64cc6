import type { Address, Hash } from 'viem'
import type {
  SplitsNoSuchChangeError,
  SplitsNotAcceptedError,
  SplitsNotSortedError,
  SplitsRecipientsMissingError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type AcceptChangeForSplitParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** The split that is a recipient. */
  nested: number
  /** All recipients of `nested`, sorted. */
  recipients: readonly Address[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type AcceptChangeForSplitReturnType = Hash
export type SimulateAcceptChangeForSplitReturnType = Simulation<void>
export type AcceptChangeForSplitErrorType =
  | WriteErrorType
  | SplitsNoSuchChangeError
  | SplitsNotAcceptedError
  | SplitsNotSortedError
  | SplitsRecipientsMissingError
  | SplitsUnknownSplitError

/**
 * Accepts the proposed change for a nested split, all of whose recipients have accepted it; anyone may send it.
 *
 * @example
 * await acceptChangeForSplit(client, { split: 7, nested: 3, recipients: [ben, ada] })
 */
export function acceptChangeForSplit(
  client: StaveClient,
  parameters: AcceptChangeForSplitParameters,
): Promise<AcceptChangeForSplitReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `acceptChangeForSplit`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateAcceptChangeForSplit(
  client: StaveClient,
  parameters: AcceptChangeForSplitParameters,
): Promise<SimulateAcceptChangeForSplitReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, nested, recipients }: AcceptChangeForSplitParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'acceptChangeForSplit',
    args: [split, nested, recipients],
  } as const
}

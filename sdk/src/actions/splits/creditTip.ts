import type { Hash } from 'viem'
import type {
  SplitsLedgerFullError,
  SplitsNotReceivedError,
  SplitsPausedError,
  SplitsSplitFullError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CreditTipParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** Micro-USDC. */
  amount: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreditTipReturnType = Hash
export type SimulateCreditTipReturnType = Simulation<void>
export type CreditTipErrorType =
  | WriteErrorType
  | SplitsLedgerFullError
  | SplitsNotReceivedError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * As `creditOne`, without a fee.
 *
 * @example
 * await creditTip(client, { split: 7, amount: 1_000_000n })
 */
export function creditTip(
  client: StaveClient,
  parameters: CreditTipParameters,
): Promise<CreditTipReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `creditTip`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCreditTip(
  client: StaveClient,
  parameters: CreditTipParameters,
): Promise<SimulateCreditTipReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, amount }: CreditTipParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'creditTip',
    args: [split, amount],
  } as const
}

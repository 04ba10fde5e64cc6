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

export type CreditOneParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** Micro-USDC, before the fee. */
  amount: bigint
  /** The split of the storefront that brought the payment. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreditOneReturnType = Hash
export type SimulateCreditOneReturnType = Simulation<void>
export type CreditOneErrorType =
  | WriteErrorType
  | SplitsLedgerFullError
  | SplitsNotReceivedError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * As `credit`, for one payment that a contract takes in now: refused while the ledger is paused.
 *
 * @example
 * await creditOne(client, { split: 7, amount: 1_000_000n })
 */
export function creditOne(
  client: StaveClient,
  parameters: CreditOneParameters,
): Promise<CreditOneReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `creditOne`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCreditOne(
  client: StaveClient,
  parameters: CreditOneParameters,
): Promise<SimulateCreditOneReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, amount, storefront }: CreditOneParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'creditOne',
    args: [split, amount, storefront ?? 0],
  } as const
}

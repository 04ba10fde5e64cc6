import type { Hash } from 'viem'
import type {
  SplitsLedgerFullError,
  SplitsNotReceivedError,
  SplitsSplitFullError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { encodePayment, type Payment } from '../../splits/payments.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CreditBatchWithoutFeeParameters = WriteParameters & {
  /** What each split gets. */
  payments: readonly Payment[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreditBatchWithoutFeeReturnType = Hash
export type SimulateCreditBatchWithoutFeeReturnType = Simulation<void>
export type CreditBatchWithoutFeeErrorType =
  | WriteErrorType
  | SplitsLedgerFullError
  | SplitsNotReceivedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * As `credit`, without a fee.
 *
 * @example
 * await creditBatchWithoutFee(client, { payments: [{ to: 7, amount: 5_000_000n }] })
 */
export function creditBatchWithoutFee(
  client: StaveClient,
  parameters: CreditBatchWithoutFeeParameters,
): Promise<CreditBatchWithoutFeeReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `creditBatchWithoutFee`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCreditBatchWithoutFee(
  client: StaveClient,
  parameters: CreditBatchWithoutFeeParameters,
): Promise<SimulateCreditBatchWithoutFeeReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ payments }: CreditBatchWithoutFeeParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'creditBatchWithoutFee',
    args: [payments.map(encodePayment)],
  } as const
}

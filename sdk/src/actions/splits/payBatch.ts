import type { Hash } from 'viem'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsNothingToPayError,
  SplitsPausedError,
  SplitsSplitFullError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { encodePayment, type Payment } from '../../splits/payments.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type PayBatchParameters = WriteParameters & {
  /** What each split gets, before the fee. */
  payments: readonly Payment[]
  /** The split of the storefront that brought the payment. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type PayBatchReturnType = Hash
export type SimulatePayBatchReturnType = Simulation<void>
export type PayBatchErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | SplitsLedgerFullError
  | SplitsNothingToPayError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Pays several splits with one transfer, less the protocol fee. The Splits contract must be approved for the sum. A
 * payment to a split whose counter is full joins the fees.
 *
 * @example
 * await payBatch(client, { payments: [{ to: 7, amount: 5_000_000n }, { to: 8, amount: 1_000_000n }] })
 */
export function payBatch(
  client: StaveClient,
  parameters: PayBatchParameters,
): Promise<PayBatchReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `payBatch`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulatePayBatch(
  client: StaveClient,
  parameters: PayBatchParameters,
): Promise<SimulatePayBatchReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ payments, storefront }: PayBatchParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'payBatch',
    args: [payments.map(encodePayment), storefront ?? 0],
  } as const
}

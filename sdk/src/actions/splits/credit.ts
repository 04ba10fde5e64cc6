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

export type CreditParameters = WriteParameters & {
  /** What each split gets, before the fee. */
  payments: readonly Payment[]
  /** The split of the storefront that brought the payment. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreditReturnType = Hash
export type SimulateCreditReturnType = Simulation<void>
export type CreditErrorType =
  | WriteErrorType
  | SplitsLedgerFullError
  | SplitsNotReceivedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Credits currency that lies at the Splits contract already. For contracts that send it in the same transaction: what
 * lies there uncredited, anyone can credit to any split. A payment to a split whose counter is full joins the fees.
 *
 * @example
 * await credit(client, { payments: [{ to: 7, amount: 5_000_000n }] })
 */
export function credit(
  client: StaveClient,
  parameters: CreditParameters,
): Promise<CreditReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `credit`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCredit(
  client: StaveClient,
  parameters: CreditParameters,
): Promise<SimulateCreditReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ payments, storefront }: CreditParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'credit',
    args: [payments.map(encodePayment), storefront ?? 0],
  } as const
}

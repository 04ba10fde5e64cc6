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

export type CreditWithFeeParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** Micro-USDC for the split, all of it. */
  amount: bigint
  /** Micro-USDC for the protocol, sent besides. */
  fee: bigint
  /** The split of the storefront that brought the payment. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreditWithFeeReturnType = Hash
export type SimulateCreditWithFeeReturnType = Simulation<void>
export type CreditWithFeeErrorType =
  | WriteErrorType
  | SplitsLedgerFullError
  | SplitsNotReceivedError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * As `creditOne`, with a fee that comes besides what the split earns.
 *
 * @example
 * await creditWithFee(client, { split: 7, amount: 1_000_000n, fee: 10_000n })
 */
export function creditWithFee(
  client: StaveClient,
  parameters: CreditWithFeeParameters,
): Promise<CreditWithFeeReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `creditWithFee`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCreditWithFee(
  client: StaveClient,
  parameters: CreditWithFeeParameters,
): Promise<SimulateCreditWithFeeReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, amount, fee, storefront }: CreditWithFeeParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'creditWithFee',
    args: [split, amount, fee, storefront ?? 0],
  } as const
}

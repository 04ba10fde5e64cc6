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

export type CreditWithoutFeeParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** Micro-USDC. */
  amount: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreditWithoutFeeReturnType = Hash
export type SimulateCreditWithoutFeeReturnType = Simulation<void>
export type CreditWithoutFeeErrorType =
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
 * await creditWithoutFee(client, { split: 7, amount: 1_000_000n })
 */
export function creditWithoutFee(
  client: StaveClient,
  parameters: CreditWithoutFeeParameters,
): Promise<CreditWithoutFeeReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `creditWithoutFee`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCreditWithoutFee(
  client: StaveClient,
  parameters: CreditWithoutFeeParameters,
): Promise<SimulateCreditWithoutFeeReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, amount }: CreditWithoutFeeParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'creditWithoutFee',
    args: [split, amount],
  } as const
}

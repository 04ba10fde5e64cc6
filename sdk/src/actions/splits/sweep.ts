import type { Address, Hash } from 'viem'
import type {
  SplitsLedgerFullError,
  SplitsNothingToSweepError,
  SplitsSplitFullError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SweepParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** An ERC-20 token, the currency among them; the zero address is the chain's own coin. */
  token: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SweepReturnType = Hash
export type SimulateSweepReturnType = Simulation<void>
export type SweepErrorType =
  | WriteErrorType
  | SplitsLedgerFullError
  | SplitsNothingToSweepError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Credits what lies at a split's deposit address, without a fee; anyone may send it.
 *
 * @example
 * await sweep(client, { split: 7, token })
 */
export function sweep(client: StaveClient, parameters: SweepParameters): Promise<SweepReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `sweep`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSweep(
  client: StaveClient,
  parameters: SweepParameters,
): Promise<SimulateSweepReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, token }: SweepParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'sweep',
    args: [split, token],
  } as const
}

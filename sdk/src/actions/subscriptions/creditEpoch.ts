import type { Hash } from 'viem'
import type { SplitsLedgerFullError, SplitsSplitFullError } from '../../errors/splits.ts'
import type { SubscriptionsEpochOpenError } from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CreditEpochParameters = WriteParameters & {
  /** Unix seconds divided by 30 days. */
  epoch: number
  /** In any number and order; those without points, and those that have been credited, are passed over. */
  songs: readonly number[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreditEpochReturnType = Hash
export type SimulateCreditEpochReturnType = Simulation<bigint>
export type CreditEpochErrorType =
  | WriteErrorType
  | SplitsLedgerFullError
  | SplitsSplitFullError
  | SubscriptionsEpochOpenError

/**
 * Credits songs with their parts of an epoch's pool, from 3 days after its end on; anyone may send it. In the
 * simulation `result` is what they are credited with, in micro-USDC.
 *
 * @example
 * await creditEpoch(client, { epoch: 680, songs: [1, 2, 3] })
 */
export function creditEpoch(
  client: StaveClient,
  parameters: CreditEpochParameters,
): Promise<CreditEpochReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `creditEpoch`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateCreditEpoch(
  client: StaveClient,
  parameters: CreditEpochParameters,
): Promise<SimulateCreditEpochReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ epoch, songs }: CreditEpochParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'creditEpoch',
    args: [epoch, songs],
  } as const
}

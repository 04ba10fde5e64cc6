import type { Hash } from 'viem'
import type {
  SubscriptionsEpochOpenError,
  SubscriptionsNothingToRollOverError,
} from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type RollOverEpochParameters = WriteParameters & {
  /** Unix seconds divided by 30 days. */
  epoch: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type RollOverEpochReturnType = Hash
export type SimulateRollOverEpochReturnType = Simulation<void>
export type RollOverEpochErrorType =
  | WriteErrorType
  | SubscriptionsEpochOpenError
  | SubscriptionsNothingToRollOverError

/**
 * Moves the pool of an epoch without points to the epoch in which plays count now; anyone may send it.
 *
 * @example
 * await rollOverEpoch(client, { epoch: 680 })
 */
export function rollOverEpoch(
  client: StaveClient,
  parameters: RollOverEpochParameters,
): Promise<RollOverEpochReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `rollOverEpoch`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateRollOverEpoch(
  client: StaveClient,
  parameters: RollOverEpochParameters,
): Promise<SimulateRollOverEpochReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ epoch }: RollOverEpochParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'rollOver',
    args: [epoch],
  } as const
}

import type { Hash } from 'viem'
import type {
  AccessManagedUnauthorizedError,
  AccessManagerNotScheduledError,
} from '../../errors/governance.ts'
import type { SubscriptionsEpochBegunError } from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import { type PointsPolicy, pointsPolicies } from './tiers.ts'

export type SetPointsPolicyParameters = WriteParameters & {
  /** One that has not begun: Unix seconds divided by 30 days. */
  epoch: number
  /** How points are given from it on. */
  policy: PointsPolicy
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetPointsPolicyReturnType = Hash
export type SimulateSetPointsPolicyReturnType = Simulation<void>
export type SetPointsPolicyErrorType =
  | WriteErrorType
  | AccessManagedUnauthorizedError
  | AccessManagerNotScheduledError
  | SubscriptionsEpochBegunError

/**
 * Chooses how plays become points from an epoch on; the sender is an admin whose delay for it has run.
 *
 * @example
 * await setPointsPolicy(client, { epoch: 681, policy: 'USER_CENTRIC' })
 */
export function setPointsPolicy(
  client: StaveClient,
  parameters: SetPointsPolicyParameters,
): Promise<SetPointsPolicyReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setPointsPolicy`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetPointsPolicy(
  client: StaveClient,
  parameters: SetPointsPolicyParameters,
): Promise<SimulateSetPointsPolicyReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ epoch, policy }: SetPointsPolicyParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'setPolicy',
    args: [epoch, pointsPolicies.indexOf(policy)],
  } as const
}

import type { Address, Hash } from 'viem'
import type {
  AccessManagedUnauthorizedError,
  AccessManagerNotScheduledError,
} from '../../errors/governance.ts'
import type { SubscriptionsTabsNamedError } from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetSubscriptionTabsParameters = WriteParameters & {
  /** The Tabs contract. */
  tabs: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetSubscriptionTabsReturnType = Hash
export type SimulateSetSubscriptionTabsReturnType = Simulation<void>
export type SetSubscriptionTabsErrorType =
  | WriteErrorType
  | AccessManagedUnauthorizedError
  | AccessManagerNotScheduledError
  | SubscriptionsTabsNamedError

/**
 * Names the contract that settles plays, once for all; the sender is an admin whose delay for it has run.
 *
 * @example
 * await setSubscriptionTabs(client, { tabs })
 */
export function setSubscriptionTabs(
  client: StaveClient,
  parameters: SetSubscriptionTabsParameters,
): Promise<SetSubscriptionTabsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setSubscriptionTabs`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetSubscriptionTabs(
  client: StaveClient,
  parameters: SetSubscriptionTabsParameters,
): Promise<SimulateSetSubscriptionTabsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ tabs }: SetSubscriptionTabsParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'setTabs',
    args: [tabs],
  } as const
}

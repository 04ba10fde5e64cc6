import type { Address, Hash } from 'viem'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsPausedError,
  SplitsSplitFullError,
} from '../../errors/splits.ts'
import type {
  SubscriptionsAboveAgreedError,
  SubscriptionsCancelledError,
  SubscriptionsNotAutomaticError,
  SubscriptionsNotDueError,
  SubscriptionsNotSubscribedError,
} from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CollectSubscriptionParameters = WriteParameters & {
  /** From whom. */
  subscriber: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CollectSubscriptionReturnType = Hash
export type SimulateCollectSubscriptionReturnType = Simulation<bigint>
export type CollectSubscriptionErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SubscriptionsAboveAgreedError
  | SubscriptionsCancelledError
  | SubscriptionsNotAutomaticError
  | SubscriptionsNotDueError
  | SubscriptionsNotSubscribedError

/**
 * Collects one period that is due from a subscriber who agreed to it; anyone may send it, and earns 1 % of it. In the
 * simulation `result` is that reward, in micro-USDC.
 *
 * @example
 * await collectSubscription(client, { subscriber })
 */
export function collectSubscription(
  client: StaveClient,
  parameters: CollectSubscriptionParameters,
): Promise<CollectSubscriptionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `collectSubscription`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateCollectSubscription(
  client: StaveClient,
  parameters: CollectSubscriptionParameters,
): Promise<SimulateCollectSubscriptionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ subscriber }: CollectSubscriptionParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'collect',
    args: [subscriber],
  } as const
}

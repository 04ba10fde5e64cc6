import type { Hash } from 'viem'
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
  SubscriptionsAboveMaximumError,
  SubscriptionsBadPeriodsError,
  SubscriptionsCancelledError,
  SubscriptionsChangePendingError,
  SubscriptionsNotSubscribedError,
} from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type RenewSubscriptionParameters = WriteParameters & {
  /** How many times 30 days to pay now; 1 unless given. */
  periods?: number | undefined
  /** The most micro-USDC that the sender will pay in all. */
  maximum: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type RenewSubscriptionReturnType = Hash
export type SimulateRenewSubscriptionReturnType = Simulation<void>
export type RenewSubscriptionErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SubscriptionsAboveMaximumError
  | SubscriptionsBadPeriodsError
  | SubscriptionsCancelledError
  | SubscriptionsChangePendingError
  | SubscriptionsNotSubscribedError

/**
 * Adds periods to the end of the sender's paid time, also within the 3 days of grace after it, on the tier chosen by
 * `setSubscriptionRenewal` and at the price of now. The Subscriptions contract must be approved for the price.
 *
 * @example
 * await renewSubscription(client, { maximum: 10_000_000n })
 */
export function renewSubscription(
  client: StaveClient,
  parameters: RenewSubscriptionParameters,
): Promise<RenewSubscriptionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `renewSubscription`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateRenewSubscription(
  client: StaveClient,
  parameters: RenewSubscriptionParameters,
): Promise<SimulateRenewSubscriptionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ periods, maximum }: RenewSubscriptionParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'renew',
    args: [periods ?? 1, maximum],
  } as const
}

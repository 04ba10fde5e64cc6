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
  SubscriptionsFreeTierError,
  SubscriptionsNotHigherError,
  SubscriptionsNotSubscribedError,
  SubscriptionsPaidTimeOverError,
} from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import { type SubscriptionTier, subscriptionTiers } from './tiers.ts'

export type UpgradeSubscriptionParameters = WriteParameters & {
  /** A higher tier. */
  tier: Exclude<SubscriptionTier, 'FREE'>
  /** The most micro-USDC that the sender will pay. */
  maximum: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type UpgradeSubscriptionReturnType = Hash
export type SimulateUpgradeSubscriptionReturnType = Simulation<void>
export type UpgradeSubscriptionErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SubscriptionsAboveMaximumError
  | SubscriptionsFreeTierError
  | SubscriptionsNotHigherError
  | SubscriptionsNotSubscribedError
  | SubscriptionsPaidTimeOverError

/**
 * Lifts the sender to a higher tier at once, for the rest of the paid time; `previewUpgrade` tells the price. The
 * Subscriptions contract must be approved for it.
 *
 * @example
 * const { cost } = await previewUpgrade(client, { listener, tier: 'SUPPORTER' })
 * await upgradeSubscription(client, { tier: 'SUPPORTER', maximum: cost })
 */
export function upgradeSubscription(
  client: StaveClient,
  parameters: UpgradeSubscriptionParameters,
): Promise<UpgradeSubscriptionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `upgradeSubscription`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateUpgradeSubscription(
  client: StaveClient,
  parameters: UpgradeSubscriptionParameters,
): Promise<SimulateUpgradeSubscriptionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ tier, maximum }: UpgradeSubscriptionParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'upgrade',
    args: [subscriptionTiers.indexOf(tier), maximum],
  } as const
}

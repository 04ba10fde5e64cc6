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
  SubscriptionsAlreadySubscribedError,
  SubscriptionsBadPeriodsError,
  SubscriptionsFreeTierError,
} from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import { type SubscriptionTier, subscriptionTiers } from './tiers.ts'

export type SubscribeParameters = WriteParameters & {
  /** What is bought. */
  tier: Exclude<SubscriptionTier, 'FREE'>
  /** How many times 30 days to pay now, 1 to 12; 1 unless given. */
  periods?: number | undefined
  /** Lets anyone collect one period at a time when it is due, at no more than the price of now; not unless given. */
  automatic?: boolean | undefined
  /** The most micro-USDC that the sender will pay in all. */
  maximum: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SubscribeReturnType = Hash
export type SimulateSubscribeReturnType = Simulation<void>
export type SubscribeErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SubscriptionsAboveMaximumError
  | SubscriptionsAlreadySubscribedError
  | SubscriptionsBadPeriodsError
  | SubscriptionsFreeTierError

/**
 * Starts a subscription of the sender now. The Subscriptions contract must be approved for the price; to renew
 * automatically, for as many periods as shall be collected.
 *
 * @example
 * const maximum = await getSubscriptionPrice(client, { tier: 'PREMIUM' })
 * await subscribe(client, { tier: 'PREMIUM', automatic: true, maximum })
 */
export function subscribe(
  client: StaveClient,
  parameters: SubscribeParameters,
): Promise<SubscribeReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `subscribe`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSubscribe(
  client: StaveClient,
  parameters: SubscribeParameters,
): Promise<SimulateSubscribeReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ tier, periods, automatic, maximum }: SubscribeParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'subscribe',
    args: [subscriptionTiers.indexOf(tier), periods ?? 1, automatic ?? false, maximum],
  } as const
}

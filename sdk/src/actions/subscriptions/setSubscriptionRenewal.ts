import type { Hash } from 'viem'
import type {
  SubscriptionsAboveMaximumError,
  SubscriptionsFreeNotAutomaticError,
  SubscriptionsNotSubscribedError,
} from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import { type SubscriptionTier, subscriptionTiers } from './tiers.ts'

export type SetSubscriptionRenewalParameters = WriteParameters & {
  /** What renewals buy; `FREE` cancels, and ends the grace. */
  tier: SubscriptionTier
  /** Lets anyone collect one period at a time when it is due; not unless given. */
  automatic?: boolean | undefined
  /** The highest price for 30 days, in micro-USDC, that automatic renewals may take; at least the price of now. Needed for these alone. */
  maximum?: bigint | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetSubscriptionRenewalReturnType = Hash
export type SimulateSetSubscriptionRenewalReturnType = Simulation<void>
export type SetSubscriptionRenewalErrorType =
  | WriteErrorType
  | SubscriptionsAboveMaximumError
  | SubscriptionsFreeNotAutomaticError
  | SubscriptionsNotSubscribedError

/**
 * Chooses as what the sender's subscription goes on when its paid time ends: a downgrade, a cancellation, automatic
 * renewals. Paid time stays as it is.
 *
 * @example
 * await setSubscriptionRenewal(client, { tier: 'FREE' })
 */
export function setSubscriptionRenewal(
  client: StaveClient,
  parameters: SetSubscriptionRenewalParameters,
): Promise<SetSubscriptionRenewalReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setSubscriptionRenewal`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetSubscriptionRenewal(
  client: StaveClient,
  parameters: SetSubscriptionRenewalParameters,
): Promise<SimulateSetSubscriptionRenewalReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ tier, automatic, maximum }: SetSubscriptionRenewalParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'setRenewal',
    args: [subscriptionTiers.indexOf(tier), automatic ?? false, Number(maximum ?? 0n)],
  } as const
}

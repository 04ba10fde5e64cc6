import type { Hash } from 'viem'
import type {
  AccessManagedUnauthorizedError,
  AccessManagerNotScheduledError,
} from '../../errors/governance.ts'
import type { SubscriptionsBadPricesError } from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetSubscriptionPricesParameters = WriteParameters & {
  /** Micro-USDC for 30 days. */
  basic: bigint
  /** Micro-USDC for 30 days. */
  premium: bigint
  /** Micro-USDC for 30 days. */
  supporter: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetSubscriptionPricesReturnType = Hash
export type SimulateSetSubscriptionPricesReturnType = Simulation<void>
export type SetSubscriptionPricesErrorType =
  | WriteErrorType
  | AccessManagedUnauthorizedError
  | AccessManagerNotScheduledError
  | SubscriptionsBadPricesError

/**
 * Announces prices, in force 30 days from now; the sender is an admin whose delay for it has run.
 *
 * @example
 * await setSubscriptionPrices(client, {
 *   basic: 5_000_000n,
 *   premium: 11_000_000n,
 *   supporter: 16_000_000n,
 * })
 */
export function setSubscriptionPrices(
  client: StaveClient,
  parameters: SetSubscriptionPricesParameters,
): Promise<SetSubscriptionPricesReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setSubscriptionPrices`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetSubscriptionPrices(
  client: StaveClient,
  parameters: SetSubscriptionPricesParameters,
): Promise<SimulateSetSubscriptionPricesReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ basic, premium, supporter }: SetSubscriptionPricesParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'setPrices',
    args: [Number(basic), Number(premium), Number(supporter)],
  } as const
}

import { type Address, getAddress } from 'viem'
import { type Division, divide } from './payments.ts'
import { add, ensure, type SubscriptionsState, subscriberOf, TREASURY_SPLIT } from './state.ts'
import type { PaidTier } from './terms.ts'

/** Takes a payment from a subscriber and gives each part to whom it belongs. */
export function makePayment(
  state: SubscriptionsState,
  {
    subscriber,
    amount,
    tier,
    from,
    until,
    at,
    keeper,
  }: {
    subscriber: Address
    /** Micro-USDC. */
    amount: bigint
    /** What it pays for. */
    tier: PaidTier
    /** Unix seconds at which the time begins that is paid. */
    from: bigint
    /** Unix seconds at which it ends. */
    until: bigint
    /** Unix seconds of now. */
    at: bigint
    /** Whoever collects it. */
    keeper?: Address
  },
): Division {
  ensure(!state.paused, 'Splits_Paused')
  const { artists } = subscriberOf(state, subscriber)
  const { pages } = state
  const isAutomatic = keeper !== undefined
  const division = divide({ amount, tier, artists, pages, isAutomatic })
  add(state.gained, getAddress(subscriber), -amount)
  if (keeper) add(state.gained, getAddress(keeper), division.reward)
  add(state.received, TREASURY_SPLIT, division.platform)
  for (const { split, amount } of division.named) {
    if (split) add(state.received, split, amount)
  }
  state.held += division.pool
  const account = getAddress(subscriber)
  state.payments.push({ subscriber: account, division, tier, pool: division.pool, from, until, at })
  return division
}

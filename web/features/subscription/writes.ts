import {
  simulateNameArtists,
  simulateRenewSubscription,
  simulateSetSubscriptionRenewal,
  simulateSubscribe,
  simulateUpgradeSubscription,
} from '@stave/sdk/actions'
import type { Address } from 'viem'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import { type Plan, type Tier, tierName } from './plans.ts'

export function subscribeWrite(order: {
  tier: Plan
  periods: number
  automatic: boolean
  maximum: bigint
}): Write {
  return {
    title: `Subscribe to ${tierName(order.tier)}`,
    prepare: (client) => simulateSubscribe(client, order),
  }
}

export function renewWrite(order: { periods: number; maximum: bigint }): Write {
  return {
    title: 'Renew the subscription',
    prepare: (client) => simulateRenewSubscription(client, order),
  }
}

export function upgradeWrite(order: { tier: Plan; maximum: bigint }): Write {
  return {
    title: `Upgrade to ${tierName(order.tier)}`,
    prepare: (client) => simulateUpgradeSubscription(client, order),
  }
}

export function renewalWrite(order: { tier: Tier; automatic: boolean; maximum: bigint }): Write {
  return {
    title: order.tier === 'FREE' ? 'Cancel the subscription' : 'Change the renewal',
    prepare: (client) => simulateSetSubscriptionRenewal(client, order),
  }
}

export function nameWrite(artists: readonly Address[]): Write {
  return {
    title: 'Name your artists',
    prepare: (client) => simulateNameArtists(client, { artists }),
  }
}

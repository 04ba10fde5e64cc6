'use client'

import {
  getNamedArtists,
  getSubscriber,
  getSubscriptionPrices,
  getSubscriptionTier,
  previewUpgrade,
} from '@stave/sdk/actions'
import { useAccount } from 'wagmi'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import type { Plan, Prices } from './plans.ts'

/** What each plan costs now, and what it will cost where that has been announced. */
export function usePrices() {
  return useChainRead(['subscription-prices'], async (client) => {
    const { current, next } = await getSubscriptionPrices(client)
    return { current: toPrices(current), next: next && { ...next, prices: toPrices(next) } }
  })
}

function toPrices(prices: { basic: bigint; premium: bigint; supporter: bigint }): Prices {
  return { BASIC: prices.basic, PREMIUM: prices.premium, SUPPORTER: prices.supporter }
}

/** The connected wallet's subscription: as stored, what it grants now, and whom it names. */
export function useSubscription() {
  const { address } = useAccount()
  return useChainRead(['subscription', address], async (client) => {
    if (!address) throw new Error('No wallet.')
    const listener = address
    const [subscriber, access, named] = await Promise.all([
      getSubscriber(client, { listener }),
      getSubscriptionTier(client, { listener }),
      getNamedArtists(client, { listener }),
    ])
    return { subscriber, access, named }
  })
}

/** What an upgrade costs at this moment, to the unit, and until when it then lasts. */
export function useUpgradePreview(plan: Plan | undefined) {
  const { address } = useAccount()
  return useChainRead(['subscription-upgrade', address, plan], (client) => {
    if (!address || !plan) throw new Error('Nothing to preview.')
    return previewUpgrade(client, { listener: address, tier: plan })
  })
}

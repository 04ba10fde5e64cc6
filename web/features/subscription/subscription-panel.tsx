'use client'

import type { Address } from 'viem'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { useChainNow } from '@/lib/chain-clock.ts'
import { formatUsd } from '@/lib/money.ts'
import { formatDay } from '@/lib/time.ts'
import { plans, tierName } from './plans.ts'
import { SubscribeForm } from './subscribe-form.tsx'
import { SubscriptionCard } from './subscription-card.tsx'
import { usePrices, useSubscription } from './use-subscription.ts'

type SubscriptionPanelProps = {
  /** The artist of the page, who may be named. */
  artist: Address
  /** Whether plays of the artist's songs bring the artist a part of the pool. */
  admitted: boolean
}

/** Everything a fan can do with a subscription. */
export function SubscriptionPanel({ artist, admitted }: SubscriptionPanelProps) {
  const { data: prices } = usePrices()
  const { data: subscription } = useSubscription()
  const now = useChainNow(60)
  if (!prices || now === undefined) return <Skeleton className="h-56" />
  const has = subscription !== undefined && subscription.access.tier !== 'FREE'
  const { next } = prices
  return (
    <div className="grid gap-5">
      {!admitted && (
        <p className="text-pretty text-sm text-warn">
          No curator has admitted this artist to the pool yet: subscribers hear the song, and its
          plays earn nothing until then.
        </p>
      )}
      {has ? (
        <SubscriptionCard
          subscription={subscription}
          prices={prices.current}
          artist={artist}
          now={now}
        />
      ) : (
        <SubscribeForm prices={prices.current} />
      )}
      {next && next.from > now && (
        <p className="text-pretty text-faint text-xs">
          From {formatDay(next.from)} on:{' '}
          {plans.map((plan) => `${tierName(plan)} ${formatUsd(next.prices[plan])}`).join(', ')}.
          Nobody is charged more than they agreed to.
        </p>
      )}
    </div>
  )
}

'use client'

import { useState } from 'react'
import type { Address } from 'viem'
import { Facts } from '@/components/facts.tsx'
import { Fold } from '@/components/ui/fold.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { formatUsd } from '@/lib/money.ts'
import { formatDay } from '@/lib/time.ts'
import { NameForm } from './name-form.tsx'
import { type Plan, type Prices, plansAbove, renewalWords, tierName } from './plans.ts'
import { RenewalForm } from './renewal-form.tsx'
import { PeriodsField, PlanChoice } from './subscribe-form.tsx'
import { type useSubscription, useUpgradePreview } from './use-subscription.ts'
import { renewWrite, upgradeWrite } from './writes.ts'

type Subscription = NonNullable<ReturnType<typeof useSubscription>['data']>

type SubscriptionCardProps = {
  subscription: Subscription
  prices: Prices
  artist: Address
  now: number
}

/** What a subscriber has; and renewing, upgrading, changing how it goes on, naming artists. */
export function SubscriptionCard({ subscription, prices, artist, now }: SubscriptionCardProps) {
  const { subscriber, access, named } = subscription
  const { paidUntil, changesAt, laterTier, renewTier, automatic, agreed } = subscriber
  const isPaid = now < paidUntil
  const above = isPaid ? plansAbove(access.tier) : []
  const later = changesAt < paidUntil && now < changesAt ? laterTier : undefined
  return (
    <div className="grid gap-4">
      <Facts
        rows={[
          ['You have', tierName(access.tier)],
          ['Then', later && `${tierName(later)}, from ${formatDay(changesAt)}`],
          ['Paid until', formatDay(paidUntil)],
          ['In grace until', !isPaid && access.until ? formatDay(access.until) : undefined],
          ['Afterwards', renewalWords(renewTier, automatic, agreed)],
          ['Artists whom you name', named.length > 0 ? named.length : undefined],
        ]}
      />
      {renewTier !== 'FREE' && <RenewForm price={prices[renewTier]} tier={renewTier} />}
      {above.length > 0 && (
        <Fold title="Upgrade">
          <UpgradeForm prices={prices} among={above} />
        </Fold>
      )}
      <Fold title="How it goes on">
        <RenewalForm subscriber={subscriber} prices={prices} />
      </Fold>
      <Fold title="Artists whom you name">
        <NameForm named={named} artist={artist} isSupporter={access.tier === 'SUPPORTER'} />
      </Fold>
    </div>
  )
}

function RenewForm({ price, tier }: { price: bigint; tier: Plan }) {
  const [periods, setPeriods] = useState(1)
  const amount = price * BigInt(periods)
  return (
    <ActionPanel
      line="subscriptions"
      action={`Renew for ${formatUsd(amount)}`}
      charge={{ spender: 'Subscriptions', amount }}
      write={() => renewWrite({ periods, maximum: amount })}
    >
      <PeriodsField
        value={periods}
        onChange={setPeriods}
        hint={`As ${tierName(tier)}, added to the end of what is paid.`}
      />
    </ActionPanel>
  )
}

/** Lifts the rest of the paid time; what it costs is asked of the contract. */
function UpgradeForm({ prices, among }: { prices: Prices; among: readonly Plan[] }) {
  const [plan, setPlan] = useState<Plan | undefined>(among[0])
  const { data: preview } = useUpgradePreview(plan)
  if (!plan) return null
  const cost = preview?.cost
  return (
    <ActionPanel
      line="subscriptions"
      action={cost === undefined ? 'Upgrade' : `Upgrade for ${formatUsd(cost)}`}
      charge={cost === undefined ? undefined : { spender: 'Subscriptions', amount: cost }}
      problem={cost === undefined ? 'Asking what it costs…' : undefined}
      write={() => upgradeWrite({ tier: plan, maximum: cost ?? 0n })}
    >
      <PlanChoice prices={prices} value={plan} onChange={setPlan} among={among} />
      {preview && (
        <p className="text-pretty text-sm text-soft">
          At once, until {formatDay(preview.until)}. It costs the difference for the time left, to
          the second: less with each second that passes.
        </p>
      )}
    </ActionPanel>
  )
}

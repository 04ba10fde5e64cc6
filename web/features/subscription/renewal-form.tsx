'use client'

import type { GetSubscriberReturnType } from '@stave/sdk/actions'
import { useState } from 'react'
import { Field } from '@/components/ui/field.tsx'
import { Select } from '@/components/ui/input.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { formatUsd } from '@/lib/money.ts'
import { type Prices, plans, type Tier, tierName } from './plans.ts'
import { renewalWrite } from './writes.ts'

type RenewalFormProps = { subscriber: GetSubscriberReturnType; prices: Prices }

/** As what a subscription goes on when its paid time ends, and whether by itself; ending it, too. */
export function RenewalForm({ subscriber, prices }: RenewalFormProps) {
  const [tier, setTier] = useState<Tier>(subscriber.renewTier)
  const [wanted, setAutomatic] = useState(subscriber.automatic)
  const ends = tier === 'FREE'
  const automatic = wanted && !ends
  const price = ends ? 0n : prices[tier]
  return (
    <ActionPanel
      line="subscriptions"
      action={ends ? 'Cancel the subscription' : 'Save'}
      charge={automatic ? { spender: 'Subscriptions', amount: 0n, allow: price * 12n } : undefined}
      write={() => renewalWrite({ tier, automatic, maximum: automatic ? price : 0n })}
    >
      <Field
        label="When the paid time ends"
        hint="What is paid stays as it is."
        className="max-w-72"
      >
        <Select value={tier} onChange={({ target }) => setTier(target.value as Tier)}>
          {plans.map((plan) => (
            <option key={plan} value={plan}>
              Go on as {tierName(plan)}, {formatUsd(prices[plan])}
            </option>
          ))}
          <option value="FREE">End it</option>
        </Select>
      </Field>
      {!ends && (
        <Switch
          label="Renew by itself"
          hint={`At ${formatUsd(price)} or less, never more.`}
          checked={automatic}
          onChange={setAutomatic}
        />
      )}
    </ActionPanel>
  )
}

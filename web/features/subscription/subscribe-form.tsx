'use client'

import { useState } from 'react'
import { Money } from '@/components/money.tsx'
import { Choice } from '@/components/ui/choice.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Select } from '@/components/ui/input.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { formatUsd } from '@/lib/money.ts'
import { type Plan, type Prices, periodChoices, plans, planWords, sharesOf } from './plans.ts'
import { subscribeWrite } from './writes.ts'

/** Starts a subscription. */
export function SubscribeForm({ prices }: { prices: Prices }) {
  const [plan, setPlan] = useState<Plan>('PREMIUM')
  const [periods, setPeriods] = useState(1)
  const [automatic, setAutomatic] = useState(true)
  const price = prices[plan]
  const amount = price * BigInt(periods)
  return (
    <ActionPanel
      line="subscriptions"
      action={`Subscribe for ${formatUsd(amount)}`}
      charge={{
        spender: 'Subscriptions',
        amount,
        allow: amount + (automatic ? price * 12n : 0n),
      }}
      write={() => subscribeWrite({ tier: plan, periods, automatic, maximum: amount })}
    >
      <PlanChoice prices={prices} value={plan} onChange={setPlan} />
      <PeriodsField value={periods} onChange={setPeriods} />
      <Switch
        label="Renew by itself"
        hint={`Every 30 days at ${formatUsd(price)} or less, never more. Cancel at any time; what is paid stays yours.`}
        checked={automatic}
        onChange={setAutomatic}
      />
      <p className="text-pretty text-faint text-xs">
        Where it goes:{' '}
        {sharesOf(plan, false)
          .map(([label, percent]) => `${percent} % ${label.toLowerCase()}`)
          .join(', ')}
        .
      </p>
    </ActionPanel>
  )
}

type PlanChoiceProps = {
  prices: Prices
  value: Plan | undefined
  onChange: (plan: Plan) => void
  /** Those to choose from; all unless given. */
  among?: readonly Plan[]
}

/** The plans with their prices, to choose one of. */
export function PlanChoice({ prices, value, onChange, among = plans }: PlanChoiceProps) {
  return (
    <Choice
      label="Plan"
      color="var(--line-subscriptions)"
      value={value ?? ''}
      onChange={(plan) => onChange(plan as Plan)}
      options={among.map((plan) => ({
        value: plan,
        label: planWords[plan].name,
        hint: planWords[plan].hint,
        aside: (
          <>
            <Money micro={prices[plan]} line="subscriptions" className="font-medium" /> for 30 days
          </>
        ),
      }))}
    />
  )
}

type PeriodsFieldProps = { value: number; onChange: (periods: number) => void; hint?: string }

/** How many periods of 30 days to pay at once. */
export function PeriodsField({ value, onChange, hint }: PeriodsFieldProps) {
  return (
    <Field label="Pay for" hint={hint} className="max-w-52">
      <Select value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {periodChoices.map((count) => (
          <option key={count} value={count}>
            {count * 30} days
          </option>
        ))}
      </Select>
    </Field>
  )
}

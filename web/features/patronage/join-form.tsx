'use client'

import { useState } from 'react'
import type { Address } from 'viem'
import { Field } from '@/components/ui/field.tsx'
import { Select } from '@/components/ui/input.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { formatUsd } from '@/lib/money.ts'
import { formatDay } from '@/lib/time.ts'
import { TierChoice } from './tier-choice.tsx'
import { isOpenTier, monthChoices, type TierOffer, tierName, yearOf } from './tiers.ts'
import { useJoinPreview } from './use-patronage.ts'
import { joinWrite } from './writes.ts'

type JoinFormProps = {
  artist: Address
  tiers: readonly TierOffer[]
  /** The lowest tier that opens the song, where one does; it is chosen at first. */
  atLeast?: number
  /** The tier that the reader has, and moves away from. */
  own?: number | undefined
}

/** Becoming a patron of an artist, or moving to another tier. */
export function JoinForm({ artist, tiers, atLeast = 1, own }: JoinFormProps) {
  const first = tiers.find((tier) => tier.number >= atLeast && isOpenTier(tier)) ?? tiers[0]
  const [number, setNumber] = useState(own ?? first?.number)
  const [months, setMonths] = useState(1)
  const [automatic, setAutomatic] = useState(true)
  const tier = tiers.find((one) => one.number === number)
  const { data: preview } = useJoinPreview(artist, tier?.number, months)
  if (!tier) return <p className="text-sm text-soft">The artist offers no tier yet.</p>

  const amount = preview?.amount ?? tier.price * BigInt(months)
  const verb = own === undefined ? 'Join' : 'Move to'
  const later = automatic ? yearOf(tier.price) : 0n
  return (
    <ActionPanel
      line="patronage"
      action={`${verb} ${tierName(tier)} for ${formatUsd(amount)}`}
      charge={{ spender: 'Patronage', amount, allow: amount + later }}
      write={() => joinWrite({ artist, tier, months, automatic })}
    >
      <TierChoice tiers={tiers} value={number} onChange={setNumber} own={own} />
      <MonthsField months={months} onChange={setMonths} paidUntil={preview?.paidUntil} />
      <Switch
        label="Renew by itself"
        hint={`Each month at ${formatUsd(tier.price)} or less, never more. You can stop at any time; what is paid stays yours.`}
        checked={automatic}
        onChange={setAutomatic}
      />
    </ActionPanel>
  )
}

type MonthsFieldProps = {
  months: number
  onChange: (months: number) => void
  /** Unix seconds until which it would then be paid. */
  paidUntil?: number | undefined
}

/** How many months to pay at once. */
export function MonthsField({ months, onChange, paidUntil }: MonthsFieldProps) {
  return (
    <Field
      label="Pay for"
      hint={paidUntil === undefined ? undefined : `Paid until ${formatDay(paidUntil)}.`}
      className="max-w-52"
    >
      <Select value={months} onChange={({ target }) => onChange(Number(target.value))}>
        {monthChoices.map((count) => (
          <option key={count} value={count}>
            {count} {count === 1 ? 'month' : 'months'}
          </option>
        ))}
      </Select>
    </Field>
  )
}

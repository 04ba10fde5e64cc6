'use client'

import { useState } from 'react'
import { type Address, isAddress } from 'viem'
import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { formatUsd } from '@/lib/money.ts'
import { MonthsField } from './join-form.tsx'
import { TierChoice } from './tier-choice.tsx'
import { isOpenTier, type TierOffer } from './tiers.ts'
import { giftWrite } from './writes.ts'

/** Pays a patronage for somebody else. */
export function GiftForm({ artist, tiers }: { artist: Address; tiers: readonly TierOffer[] }) {
  const [patron, setPatron] = useState('')
  const [number, setNumber] = useState(tiers.find(isOpenTier)?.number)
  const [months, setMonths] = useState(1)
  const tier = tiers.find((one) => one.number === number)
  if (!tier) return null
  const to = patron.trim()
  const isGood = isAddress(to, { strict: false })
  const amount = tier.price * BigInt(months)
  return (
    <ActionPanel
      line="patronage"
      action={`Give for ${formatUsd(amount)}`}
      charge={{ spender: 'Patronage', amount }}
      problem={isGood ? undefined : 'Say whom it is for: give an address.'}
      write={() => giftWrite({ artist, tier, months, patron: to as Address })}
      onDone={() => setPatron('')}
    >
      <Field
        label="For whom"
        error={to !== '' && !isGood ? 'This is not an address: it begins with 0x.' : undefined}
        hint="A new patron gets the tier of your choice; who is one already gets more months of their own."
      >
        <Input
          value={patron}
          placeholder="0x…"
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => setPatron(target.value)}
        />
      </Field>
      <TierChoice tiers={tiers} value={number} onChange={setNumber} />
      <MonthsField months={months} onChange={setMonths} />
    </ActionPanel>
  )
}

'use client'

import { simulateAddTier, simulateSetTier, simulateSetTierLimit } from '@stave/sdk/actions'
import { useState } from 'react'
import type { Address } from 'viem'
import { AmountField } from '@/components/ui/amount-field.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Input, Textarea } from '@/components/ui/input.tsx'
import { NumberField, parseWhole } from '@/components/ui/number-field.tsx'
import { type TierOffer, tierName } from '@/features/patronage/tiers.ts'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { usePublish } from '@/features/pay/use-publish.ts'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import { formatUsdInput, parseUsd } from '@/lib/money.ts'

type TierFormProps = {
  artist: Address
  /** The tier to change; without one a new one is added. */
  tier: TierOffer | undefined
}

/** Adds a tier of patronage, or offers one on other terms. */
export function TierForm({ artist, tier }: TierFormProps) {
  const [name, setName] = useState(tier?.name ?? '')
  const [description, setDescription] = useState(tier?.description ?? '')
  const [perks, setPerks] = useState(tier?.perks.join('\n') ?? '')
  const [price, setPrice] = useState(tier ? formatUsdInput(tier.price) : '')
  const [hours, setHours] = useState(String(tier?.earlyAccessHours ?? 0))
  const [limit, setLimit] = useState(tier?.limit?.toString() ?? '')
  const publish = usePublish()
  const micro = parseUsd(price)
  const earlyAccessHours = parseWhole(hours, 0, 65_535)
  const places = limit.trim() === '' ? undefined : parseWhole(limit, 0, 2 ** 32 - 2)
  const problem =
    name.trim() === ''
      ? 'Give the tier a name.'
      : micro === undefined || micro === 0n
        ? 'Give a price in dollars a month, such as 5.'
        : earlyAccessHours === undefined
          ? 'Early access is a number of hours, such as 48.'
          : limit.trim() !== '' && places === undefined
            ? 'Places are a whole number; leave it empty for any number.'
            : undefined

  const write = async (): Promise<Write> => {
    const digest = await publish({
      type: 'perks',
      name: name.trim(),
      description: description.trim(),
      perks: perks
        .split('\n')
        .map((perk) => perk.trim())
        .filter(Boolean),
    })
    const terms = { price: micro ?? 0n, earlyAccessHours: earlyAccessHours ?? 0, perks: digest }
    return tier
      ? {
          title: `Change ${tierName(tier)}`,
          prepare: (client) => simulateSetTier(client, { artist, tier: tier.number, terms }),
        }
      : {
          title: `Add the tier ${name.trim()}`,
          prepare: (client) => simulateAddTier(client, { artist, terms, limit: places }),
        }
  }

  return (
    <div className="grid gap-6">
      <ActionPanel
        line="patronage"
        action={tier ? 'Offer these terms' : 'Add the tier'}
        problem={problem}
        write={write}
      >
        <Field label="Name">
          <Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
        </Field>
        <AmountField
          label="Price a month"
          value={price}
          onChange={setPrice}
          hint={
            tier &&
            'Patrons keep their terms until they accept others; a lower price reaches them by itself.'
          }
        />
        <Field label="Description" optional>
          <Textarea
            rows={2}
            className="min-h-16"
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
        </Field>
        <Field label="Perks" optional hint="One a line.">
          <Textarea
            rows={3}
            className="min-h-20"
            value={perks}
            onChange={({ target }) => setPerks(target.value)}
          />
        </Field>
        <NumberField
          label="Early access"
          suffix="h"
          min={0}
          max={65_535}
          value={hours}
          onChange={setHours}
        />
        {!tier && <LimitField value={limit} onChange={setLimit} />}
      </ActionPanel>
      {tier && (
        <ActionPanel
          line="patronage"
          action="Set the places"
          problem={
            limit.trim() !== '' && places === undefined ? 'Places are a whole number.' : undefined
          }
          write={() => ({
            title: `Set the places of ${tierName(tier)}`,
            prepare: (client) =>
              simulateSetTierLimit(client, { artist, tier: tier.number, limit: places }),
          })}
        >
          <LimitField value={limit} onChange={setLimit} />
        </ActionPanel>
      )}
    </div>
  )
}

function LimitField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <NumberField
      label="Places"
      optional
      hint="Empty for any number; 0 takes no new patrons. Nobody loses a place by it."
      min={0}
      value={value}
      onChange={onChange}
    />
  )
}

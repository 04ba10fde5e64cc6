'use client'

import type { GetPatronReturnType, GetPatronStandingReturnType } from '@stave/sdk/actions'
import { useState } from 'react'
import type { Address } from 'viem'
import { Facts } from '@/components/facts.tsx'
import { Money } from '@/components/money.tsx'
import { ActionButton } from '@/features/pay/action-button.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { formatUsd } from '@/lib/money.ts'
import { formatDay } from '@/lib/time.ts'
import { MonthsField } from './join-form.tsx'
import { loyaltyWords, type TierOffer, tierName, yearOf } from './tiers.ts'
import { acceptTermsWrite, automaticWrite, cancelWrite, renewWrite } from './writes.ts'

type StandingCardProps = {
  artist: Address
  patron: GetPatronReturnType
  standing: NonNullable<GetPatronStandingReturnType>
  /** The patron's tier as it is offered now. */
  tier: TierOffer | undefined
}

/** What a patron has: tier, loyalty, until when; and renewing, agreeing to other terms, and ending it. */
export function StandingCard({ artist, patron, standing, tier }: StandingCardProps) {
  const isCancelled = patron.renewal === 'CANCELLED'
  return (
    <div className="grid gap-5">
      <Facts
        rows={[
          ['You are', tier ? tierName(tier) : `Tier ${standing.tier}`],
          ['Loyalty', loyaltyWords(standing.loyalty)],
          ['Paid until', formatDay(patron.paidUntil)],
          ['Access until', formatDay(standing.until)],
          ['Afterwards', renewalWords[patron.renewal]],
          [
            'Next month costs',
            <Money key="price" micro={standing.renewalPrice} line="patronage" />,
          ],
          ['Contributed', <Money key="sum" micro={patron.contributed} line="patronage" />],
        ]}
      />
      {tier && patron.version !== tier.version && (
        <NewTerms artist={artist} tier={tier} price={standing.renewalPrice} />
      )}
      <RenewForm artist={artist} price={standing.renewalPrice} />
      <div className="flex flex-wrap gap-3 border-rule border-t pt-4">
        {patron.renewal === 'AUTOMATIC' ? (
          <ActionButton write={() => automaticWrite({ artist, automatic: false, maximum: 0n })}>
            Stop renewing by itself
          </ActionButton>
        ) : (
          !isCancelled && <AutomaticButton artist={artist} price={standing.renewalPrice} />
        )}
        {!isCancelled && (
          <ActionButton variant="danger" write={() => cancelWrite(artist)}>
            Cancel
          </ActionButton>
        )}
      </div>
    </div>
  )
}

const renewalWords = {
  CANCELLED: 'Ends',
  MANUAL: 'You renew it, within 7 days',
  AUTOMATIC: 'Renews by itself',
} as const

function RenewForm({ artist, price }: { artist: Address; price: bigint }) {
  const [months, setMonths] = useState(1)
  const amount = price * BigInt(months)
  return (
    <ActionPanel
      line="patronage"
      action={`Renew for ${formatUsd(amount)}`}
      charge={{ spender: 'Patronage', amount }}
      write={() => renewWrite({ artist, months, maximum: amount })}
    >
      <MonthsField months={months} onChange={setMonths} />
    </ActionPanel>
  )
}

/** Agrees to renewals for the price agreed to; the contract must then be allowed to take them. */
function AutomaticButton({ artist, price }: { artist: Address; price: bigint }) {
  return (
    <ActionButton
      charge={{ spender: 'Patronage', amount: 0n, allow: yearOf(price) }}
      write={() => automaticWrite({ artist, automatic: true, maximum: price })}
    >
      Renew by itself
    </ActionButton>
  )
}

/** Says that the tier is offered on other terms than the patron agreed to. */
function NewTerms({ artist, tier, price }: { artist: Address; tier: TierOffer; price: bigint }) {
  return (
    <div className="grid justify-items-start gap-3 rounded-lg bg-sunken px-4 py-3 text-sm">
      <p className="text-pretty">
        The artist offers this tier on new terms: {formatUsd(tier.price)} a month
        {tier.perks.length > 0 && `, with ${tier.perks.join(', ')}`}. You keep yours, at{' '}
        {formatUsd(price)}, until you accept others.
      </p>
      <ActionButton size="sm" write={() => acceptTermsWrite({ artist, version: tier.version })}>
        Accept the new terms
      </ActionButton>
    </div>
  )
}

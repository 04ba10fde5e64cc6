'use client'

import { Money } from '@/components/money.tsx'
import { Choice } from '@/components/ui/choice.tsx'
import { isOpenTier, placesWords, type TierOffer, tierName } from './tiers.ts'

type TierChoiceProps = {
  tiers: readonly TierOffer[]
  value: number | undefined
  onChange: (tier: number) => void
  /** The tier that the reader has: its place is kept. */
  own?: number | undefined
}

/** The artist's tiers with price, perks and places, to choose one of. */
export function TierChoice({ tiers, value, onChange, own }: TierChoiceProps) {
  return (
    <Choice
      label="Tier"
      color="var(--line-patronage)"
      value={value?.toString() ?? ''}
      onChange={(number) => onChange(Number(number))}
      options={tiers.map((tier) => ({
        value: tier.number.toString(),
        label: tierName(tier),
        disabled: tier.number !== own && !isOpenTier(tier),
        aside: (
          <>
            <Money micro={tier.price} line="patronage" className="font-medium" /> a month
          </>
        ),
        hint: <TierHint tier={tier} />,
      }))}
    />
  )
}

/** What a tier brings, in a few lines. */
export function TierHint({ tier }: { tier: TierOffer }) {
  const places = placesWords(tier)
  const { description, perks, earlyAccessHours } = tier
  return (
    <span className="grid gap-1 text-pretty">
      {description && <span>{description}</span>}
      {perks.length > 0 && <span>{perks.join(' · ')}</span>}
      {earlyAccessHours > 0 && <span>Hear releases {earlyAccessHours} hours early</span>}
      {places && <span className="text-faint text-xs">{places}</span>}
    </span>
  )
}

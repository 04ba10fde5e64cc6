'use client'

import { AmountField } from '@/components/ui/amount-field.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Select } from '@/components/ui/input.tsx'
import { QuantityField } from '@/components/ui/quantity-field.tsx'
import { dayChoices } from './token.ts'

/** A trade as it is typed. */
export type TradeDraft = { price: string; quantity: string; days: number }

export const emptyTrade: TradeDraft = { price: '', quantity: '1', days: 30 }

type TradeFieldsProps = {
  draft: TradeDraft
  onChange: (draft: TradeDraft) => void
  /** How many there can be; the field is left out for one. */
  most: number
}

/** Price, quantity and how long it stands. */
export function TradeFields({ draft, onChange, most }: TradeFieldsProps) {
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="w-40">
        <AmountField
          label={most > 1 ? 'Price of one' : 'Price'}
          value={draft.price}
          onChange={(price) => onChange({ ...draft, price })}
        />
      </div>
      {most > 1 && (
        <QuantityField
          value={draft.quantity}
          onChange={(quantity) => onChange({ ...draft, quantity })}
          max={most}
        />
      )}
      <Field label="Stands for" className="w-36">
        <Select
          value={draft.days}
          onChange={({ target }) => onChange({ ...draft, days: Number(target.value) })}
        >
          {dayChoices.map((days) => (
            <option key={days} value={days}>
              {days} days
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}

'use client'

import type { EditionOfferFragment } from '@stave/sdk/query'
import { Field } from '@/components/ui/field.tsx'
import { Select } from '@/components/ui/input.tsx'

type EditionSelectProps = {
  editions: readonly EditionOfferFragment[]
  value: number | undefined
  onChange: (edition: number) => void
}

/** One of the song's editions. */
export function EditionSelect({ editions, value, onChange }: EditionSelectProps) {
  return (
    <Field label="Edition" className="max-w-80">
      <Select value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {editions.map(({ number, title, left }) => (
          <option key={number} value={number}>
            {title} ({left} left)
          </option>
        ))}
      </Select>
    </Field>
  )
}

/** Editions whose tokens the auction house may set aside, and that have some left. */
export function auctionable(
  editions: readonly EditionOfferFragment[],
  house: string,
): EditionOfferFragment[] {
  return editions.filter(
    ({ minter, left, ended }) =>
      minter?.toLowerCase() === house.toLowerCase() && BigInt(left) > 0n && !ended,
  )
}

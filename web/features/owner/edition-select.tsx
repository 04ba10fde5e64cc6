'use client'

import type { EditionOfferFragment } from '@stave/sdk/query'
import { useState } from 'react'
import { Field } from '@/components/ui/field.tsx'
import { Select } from '@/components/ui/input.tsx'
import { toSale } from '@/features/editions/sale.ts'
import { formatCount } from '@/lib/money.ts'

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
        {editions.map((edition) => (
          <option key={edition.number} value={edition.number}>
            {edition.title} ({leftWords(edition)})
          </option>
        ))}
      </Select>
    </Field>
  )
}

function leftWords(edition: EditionOfferFragment): string {
  const { left } = toSale(edition)
  return left === undefined ? 'as many as are wanted' : `${formatCount(left)} left`
}

/** The edition that somebody chose among those that there are; the first until then, undefined when there is none. */
export function useChosenEdition(editions: readonly EditionOfferFragment[]) {
  const [chosen, choose] = useState<number>()
  const edition = editions.find(({ number }) => number === chosen) ?? editions[0]
  return { edition, choose }
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

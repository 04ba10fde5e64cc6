'use client'

import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { formatUsd, parseUsd } from '@/lib/money.ts'
import { termsProblems } from '../check.ts'
import type { TermsPart } from '../draft.ts'
import type { StepProps } from '../wizard.tsx'
import { StepHeading } from './step-heading.tsx'

/** What a play costs, and from when the song may be played. */
export function TermsStep({ draft, edit, strict }: StepProps) {
  const { terms } = draft
  const problems = termsProblems(terms)
  const set = (patch: Partial<TermsPart>) => void edit({ terms: { ...terms, ...patch } })
  const price = parseUsd(terms.price)
  return (
    <>
      <StepHeading title="Price and release">
        You can change both later; plays that are signed keep the price they were signed at.
      </StepHeading>
      <Field
        label="Price of a play"
        hint={priceHint(price)}
        error={strict || terms.price !== '' ? problems.price : undefined}
        className="max-w-64"
      >
        <Input
          inputMode="decimal"
          prefix="$"
          value={terms.price}
          onChange={({ target }) => set({ price: target.value })}
        />
      </Field>
      <Switch
        label="Release later"
        hint="The song opens by itself at the time you choose."
        checked={terms.releaseAt !== ''}
        onChange={(later) => set({ releaseAt: later ? tomorrow() : '' })}
      />
      {terms.releaseAt !== '' && (
        <Field
          label="Release time"
          hint="In your own time zone."
          error={problems.releaseAt}
          className="max-w-64"
        >
          <Input
            type="datetime-local"
            value={terms.releaseAt}
            onChange={({ target }) => set({ releaseAt: target.value })}
          />
        </Field>
      )}
    </>
  )
}

function priceHint(price: bigint | undefined): string {
  if (price === undefined) return 'Such as 0.01.'
  if (price === 0n) return 'Free: anyone may play it, and it is not encrypted.'
  return `A thousand plays bring ${formatUsd(price * 1000n)}, less the protocol fee.`
}

/** Tomorrow at noon, as an input writes it. */
function tomorrow(): string {
  const date = new Date(Date.now() + 86_400_000)
  const two = (number: number) => number.toString().padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T12:00`
}

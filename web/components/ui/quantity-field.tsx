'use client'

import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'

type QuantityFieldProps = {
  value: string
  onChange: (text: string) => void
  /** The most that can be had. */
  max: number
  label?: string
  hint?: string | undefined
}

/** How many of something, from one up. */
export function QuantityField({
  value,
  onChange,
  max,
  label = 'How many',
  hint,
}: QuantityFieldProps) {
  return (
    <Field label={label} hint={hint} className="w-32">
      <Input
        type="number"
        inputMode="numeric"
        min={1}
        max={max}
        step={1}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

/** A whole number from one up that a person typed; undefined when it is none. */
export function parseQuantity(text: string): number | undefined {
  const clean = text.trim()
  if (!/^[1-9]\d{0,9}$/.test(clean)) return undefined
  return Number(clean)
}

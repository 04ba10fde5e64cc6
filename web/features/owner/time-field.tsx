'use client'

import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'

type TimeFieldProps = {
  label: string
  value: string
  onChange: (text: string) => void
  hint: string
}

/** A moment, in the reader's own time zone; it may be left out. */
export function TimeField({ label, value, onChange, hint }: TimeFieldProps) {
  return (
    <Field label={label} optional hint={hint} className="max-w-64">
      <Input
        type="datetime-local"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

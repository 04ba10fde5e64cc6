'use client'

import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'

type NumberFieldProps = {
  label: string
  value: string
  onChange: (text: string) => void
  min?: number
  max?: number
  /** A unit behind the number. */
  suffix?: ReactNode
  hint?: ReactNode
  optional?: boolean
  step?: number
}

/** A number with what it may be. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, min, max, suffix, hint, optional = false, step = 1 } = props
  return (
    <Field label={label} hint={hint} optional={optional} className="max-w-64">
      <Input
        type="number"
        inputMode={step === 1 ? 'numeric' : 'decimal'}
        min={min}
        max={max}
        step={step}
        suffix={suffix}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

/** A whole number that a person typed, from `min` to `max`; undefined when it is none. */
export function parseWhole(text: string, min: number, max: number): number | undefined {
  if (!/^\d{1,10}$/.test(text.trim())) return undefined
  const number = Number(text)
  return number >= min && number <= max ? number : undefined
}

/** A decimal number that a person typed, in the given parts of one, such as 1,000; undefined when it does not fit. */
export function parseParts(text: string, parts: number, max: number): number | undefined {
  if (!/^(\d{1,9}(\.\d*)?|\.\d+)$/.test(text.trim())) return undefined
  const number = Number(text) * parts
  const whole = Math.round(number)
  return Math.abs(whole - number) < 1e-6 && whole <= max ? whole : undefined
}

/** A time that a person chose, in Unix seconds; undefined when nothing was chosen. */
export function parseTime(text: string): number | undefined {
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : Math.floor(time / 1_000)
}

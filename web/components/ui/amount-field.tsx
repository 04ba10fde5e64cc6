'use client'

import { Button } from '@/components/ui/button.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { cn } from '@/lib/cn.ts'
import { formatUsd, formatUsdInput, parseUsd } from '@/lib/money.ts'

type AmountFieldProps = {
  label: string
  /** As typed. */
  value: string
  onChange: (text: string) => void
  /** Amounts to choose with one press, in micro-USDC. */
  presets?: readonly bigint[]
  hint?: string | undefined
  error?: string | undefined
}

/** An amount of dollars, typed or chosen. */
export function AmountField({ label, value, onChange, presets, hint, error }: AmountFieldProps) {
  const amount = parseUsd(value)
  return (
    <div className="grid gap-3">
      {presets && (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{label}</legend>
          {presets.map((preset) => (
            <Button
              key={preset.toString()}
              size="sm"
              aria-pressed={amount === preset}
              onClick={() => onChange(plain(formatUsdInput(preset)))}
              className={cn('tabular', amount === preset && 'border-ink bg-sunken')}
            >
              {plain(formatUsd(preset))}
            </Button>
          ))}
        </fieldset>
      )}
      <Field label={label} hint={hint} error={error} className="max-w-52">
        <Input
          inputMode="decimal"
          prefix="$"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      </Field>
    </div>
  )
}

const plain = (amount: string) => amount.replace(/\.00$/, '')

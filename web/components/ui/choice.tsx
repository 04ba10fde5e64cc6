'use client'

import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'

type Option<value extends string> = {
  value: value
  label: string
  /** To the right of the label: a price, for one. */
  aside?: ReactNode
  hint?: ReactNode
  disabled?: boolean
}

type ChoiceProps<value extends string> = {
  label: string
  value: value
  onChange: (value: value) => void
  options: readonly Option<value>[]
  /** The colour of what is chosen; the ink unless given. */
  color?: string | undefined
  className?: string
}

/** One of a few, each with something to say about it; arrow keys move between them. */
export function Choice<value extends string>(props: ChoiceProps<value>) {
  const { label, value, onChange, options, color = 'var(--ink)', className } = props
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as value)}
      className={cn('grid gap-2', className)}
    >
      {options.map((option) => {
        const chosen = option.value === value
        return (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            disabled={option.disabled ?? false}
            className="grid gap-1 rounded-xl border border-rule bg-surface px-4 py-3 text-left text-sm transition-colors hover:border-faint/60 disabled:opacity-55"
            style={chosen ? { borderColor: color, boxShadow: `inset 0 0 0 1px ${color}` } : {}}
          >
            <span className="flex items-baseline justify-between gap-4">
              <span className="flex items-center gap-2.5 font-medium">
                <span
                  aria-hidden
                  className="size-2 shrink-0 rounded-full border border-faint"
                  style={chosen ? { backgroundColor: color, borderColor: color } : {}}
                />
                {option.label}
              </span>
              {option.aside && <span className="text-right text-soft">{option.aside}</span>}
            </span>
            {option.hint && <span className="pl-[1.125rem] text-soft">{option.hint}</span>}
          </RadioGroup.Item>
        )
      })}
    </RadioGroup.Root>
  )
}

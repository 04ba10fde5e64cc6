'use client'

import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'
import { useFieldControl } from './field.tsx'

const look =
  'w-full rounded-lg border border-rule bg-surface px-3.5 text-ink text-sm transition-colors placeholder:text-faint/80 hover:border-faint/50 aria-invalid:border-bad disabled:opacity-50'

type InputProps = ComponentProps<'input'> & {
  /** Shown before and after the text, such as a currency sign or a unit. */
  prefix?: ReactNode
  suffix?: ReactNode
}

/** A line of text; inside a `Field` it is labelled by it. */
export function Input({ className, prefix, suffix, ...props }: InputProps) {
  const control = useFieldControl()
  const input = (
    <input
      {...control}
      {...props}
      className={cn(look, 'h-10', prefix && 'pl-8', suffix && 'pr-12', className)}
    />
  )
  if (!prefix && !suffix) return input
  return (
    <div className="relative">
      {prefix && <Affix className="left-3.5">{prefix}</Affix>}
      {input}
      {suffix && <Affix className="right-3.5">{suffix}</Affix>}
    </div>
  )
}

/** Several lines of text; inside a `Field` it is labelled by it. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  const control = useFieldControl()
  return <textarea {...control} {...props} className={cn(look, 'min-h-28 py-2.5', className)} />
}

/** One of a few; the platform's own list, which every device knows how to show. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  const control = useFieldControl()
  return (
    <select {...control} {...props} className={cn(look, 'h-10 appearance-auto pr-2', className)}>
      {children}
    </select>
  )
}

function Affix({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span
      aria-hidden
      className={cn(
        'pointer-events-none absolute inset-y-0 grid place-items-center text-faint text-sm',
        className,
      )}
    >
      {children}
    </span>
  )
}

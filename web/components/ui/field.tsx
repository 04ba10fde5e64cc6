'use client'

import { createContext, type ReactNode, useContext, useId } from 'react'
import { cn } from '@/lib/cn.ts'

type FieldContextValue = { id: string; describedBy: string | undefined; invalid: boolean }
const FieldContext = createContext<FieldContextValue | null>(null)

type FieldProps = {
  label: string
  /** What to know before filling it in. */
  hint?: ReactNode
  /** What is wrong, and what to do about it. */
  error?: string | undefined
  optional?: boolean
  /** Leaves the label to screen readers, where the surroundings say it already. */
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** A label, a control inside it, a hint and an error, tied together for assistive technology. */
export function Field({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ') || undefined
  return (
    <FieldContext value={{ id, describedBy, invalid: Boolean(error) }}>
      <div className={cn('grid content-start gap-1.5', className)}>
        <label
          htmlFor={id}
          className={cn('font-medium text-[0.8125rem] text-ink', hideLabel && 'sr-only')}
        >
          {label}
          {optional && <span className="font-normal text-faint"> (optional)</span>}
        </label>
        {children}
        {hint && (
          <p id={hintId} className="text-pretty text-faint text-xs">
            {hint}
          </p>
        )}
        {error && (
          <p id={errorId} className="text-pretty text-bad text-xs" role="alert">
            {error}
          </p>
        )}
      </div>
    </FieldContext>
  )
}

/** What a control inside a `Field` must carry; empty outside of one. */
export function useFieldControl() {
  const field = useContext(FieldContext)
  if (!field) return {}
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
  }
}

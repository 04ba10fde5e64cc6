'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { cn } from '@/lib/cn.ts'
import { Button } from './button.tsx'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children: ReactNode
  className?: string
  /** From which edge it comes on a phone and a desktop; a sheet keeps to the right. */
  shape?: 'center' | 'sheet'
}

/**
 * A modal dialog: focus stays inside and goes back to where it was, Escape closes, and the title is what screen readers
 * announce.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  className,
  shape = 'center',
}: DialogProps) {
  const opener = useRef<Element>(null)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-[rise_160ms_ease-out] bg-scrim" />
        <Radix.Content
          onOpenAutoFocus={() => {
            opener.current = document.activeElement
          }}
          onCloseAutoFocus={(event) => {
            // Radix knows only openers that are its own triggers.
            event.preventDefault()
            if (opener.current instanceof HTMLElement) opener.current.focus()
          }}
          onPointerDownOutside={(event) => {
            // Notices lie above dialogs; touching one does not close what it is about.
            const target = event.target instanceof Element ? event.target : null
            if (target?.closest('[data-sonner-toaster]')) event.preventDefault()
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed z-50 flex flex-col gap-5 overflow-y-auto overscroll-contain border border-rule bg-raised p-6 shadow-raised outline-none',
            shape === 'center' &&
              'inset-x-0 bottom-0 max-h-[92dvh] animate-[rise_200ms_ease-out] rounded-t-2xl pb-[max(1.5rem,env(safe-area-inset-bottom))] sm:inset-x-4 sm:top-[50%] sm:bottom-auto sm:mx-auto sm:max-w-md sm:-translate-y-1/2 sm:rounded-2xl',
            shape === 'sheet' &&
              'inset-y-0 right-0 w-full animate-[rise_200ms_ease-out] border-y-0 border-r-0 sm:max-w-md',
            className,
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <div className="grid gap-1.5">
              <Radix.Title className="font-display text-2xl">{title}</Radix.Title>
              {description && (
                <Radix.Description className="text-pretty text-sm text-soft">
                  {description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label="Close" className="-mt-1 -mr-2">
                <X />
              </Button>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

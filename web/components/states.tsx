'use client'

import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'
import { Button } from './ui/button.tsx'

type StateProps = {
  title: string
  /** Makes the title the page's heading, where it has no other. */
  isPage?: boolean
  children?: ReactNode
  /** What to do next. */
  action?: ReactNode
  className?: string
}

/** Says that there is nothing yet, and how to change that. */
export function EmptyState({ title, isPage = false, children, action, className }: StateProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={cn('grid justify-items-center gap-3 px-4 py-14 text-center', className)}>
      <div aria-hidden className="stave-lines mb-2 h-[33px] w-32" />
      <Title className={cn('font-display', isPage ? 'text-3xl' : 'text-xl')}>{title}</Title>
      {children && <p className="max-w-md text-pretty text-sm text-soft">{children}</p>}
      {action}
    </div>
  )
}

/** Says what could not be had, and lets a person try again. */
export function ErrorState({
  title,
  isPage = false,
  children,
  onRetry,
}: Omit<StateProps, 'action'> & { onRetry?: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        title={title}
        isPage={isPage}
        action={
          onRetry && (
            <Button onClick={onRetry}>
              <RotateCw /> Try again
            </Button>
          )
        }
      >
        {children}
      </EmptyState>
    </div>
  )
}

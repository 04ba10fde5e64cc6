'use client'

import type { ComponentProps } from 'react'
import type { TransactionReceipt } from 'viem'
import { Button } from '@/components/ui/button.tsx'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import { PayStatus } from './pay-status.tsx'
import { type Needs, usePay } from './use-pay.ts'

type ActionButtonProps = Omit<ComponentProps<typeof Button>, 'onClick' | 'asChild'> &
  Needs & {
    write: () => Write | Promise<Write>
    onDone?: (receipt: TransactionReceipt) => unknown
  }

/** A button that makes one write, with how far it is below it; for writes that need no form. */
export function ActionButton({
  write,
  charge,
  first,
  onDone,
  disabled,
  ...props
}: ActionButtonProps) {
  const { pay, state, pending } = usePay()
  const press = async () => {
    const receipt = await pay(write, { charge, first })
    if (receipt) await onDone?.(receipt)
  }
  return (
    <span className="inline-grid justify-items-start gap-1.5">
      <Button {...props} disabled={pending || disabled} onClick={() => void press()} />
      <PayStatus state={state} />
    </span>
  )
}

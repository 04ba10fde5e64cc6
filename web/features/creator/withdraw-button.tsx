'use client'

import { simulateWithdrawBatch } from '@stave/sdk/actions'
import type { Address } from 'viem'
import { Button } from '@/components/ui/button.tsx'
import { useTransactor } from '@/features/transactions/use-transactor.tsx'
import { useDollarsRefresh } from '@/features/wallet/use-dollars.ts'
import { formatUsd } from '@/lib/money.ts'
import { useWithdrawableRefresh } from './use-withdrawable.ts'

type WithdrawButtonProps = {
  /** Splits that hold something for the recipient. */
  splits: readonly number[]
  recipient: Address
  /** What they hold together, in micro-USDC. */
  amount: bigint
  /** Pays somebody else: anyone may send money to its owner. */
  forOther?: boolean
  prominent?: boolean
}

/** Pays a recipient all that the splits hold for it, in one transaction. */
export function WithdrawButton({
  splits,
  recipient,
  amount,
  forOther = false,
  prominent = false,
}: WithdrawButtonProps) {
  const { transact, pending } = useTransactor()
  const refreshWithdrawable = useWithdrawableRefresh()
  const refreshDollars = useDollarsRefresh()
  const verb = forOther ? 'Pay out' : 'Withdraw'
  const withdraw = async () => {
    await transact({
      title: `${verb} ${formatUsd(amount)}`,
      prepare: (client) => simulateWithdrawBatch(client, { splits, recipient }),
    })
    await Promise.all([refreshWithdrawable(), refreshDollars()])
  }
  return (
    <Button
      variant={prominent ? 'primary' : 'secondary'}
      size={prominent ? 'lg' : 'sm'}
      disabled={amount === 0n || pending}
      aria-label={
        prominent
          ? undefined
          : `${verb} ${formatUsd(amount)} from ${splits.map((split) => `split ${split}`).join(', ')}${forOther ? ` to ${recipient}` : ''}`
      }
      onClick={() => void withdraw()}
    >
      {pending ? 'Sending…' : prominent ? `${verb} ${formatUsd(amount)}` : verb}
    </Button>
  )
}

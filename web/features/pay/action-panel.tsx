'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import type { TransactionReceipt } from 'viem'
import { Money } from '@/components/money.tsx'
import { Button } from '@/components/ui/button.tsx'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import { FaucetButton } from '@/features/wallet/faucet-button.tsx'
import { useDollars } from '@/features/wallet/use-dollars.ts'
import { cn } from '@/lib/cn.ts'
import { type LineId, lines } from '@/lib/lines.ts'
import { PayStatus } from './pay-status.tsx'
import { requestsOf, shortfall } from './readiness.ts'
import { type Needs, useAllowance, usePay } from './use-pay.ts'

/** `charge`: what it takes from the wallet; left out where it takes nothing, or that is not known yet. */
export type ActionPanelProps = Needs & {
  line: LineId
  /** What the button says: "Tip $2.00". */
  action: string
  /** Why it cannot be done as filled in, and what to do; said once the button is pressed. */
  problem?: string | undefined
  /** Why it cannot be done at all, and what to do; said at once. */
  obstacle?: string | undefined
  /** The write; asked for when the button is pressed. */
  write: () => Write | Promise<Write>
  onDone?: (receipt: TransactionReceipt) => unknown
  /** The fields, and what there is to know before. */
  children?: ReactNode
  /** Further buttons beside the first. */
  aside?: ReactNode
  className?: string
}

/**
 * A form that ends in one write: its fields, what it takes and what the wallet holds, the button in the line's colour,
 * and how far it is.
 */
export function ActionPanel(props: ActionPanelProps) {
  const { line, action, charge, first, problem, obstacle, write, onDone } = props
  const { children, aside, className } = props
  const { pay, state, pending, connected } = usePay()
  const { data: balance } = useDollars()
  const allowance = useAllowance(charge?.spender)
  const means = { amount: 0n, ...charge, balance: connected ? balance : undefined, allowance }
  const short = shortfall(means)
  const requests = connected ? requestsOf(means, action, first?.title) : []
  const blocked = obstacle ?? short
  const [tried, setTried] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if ((problem ?? blocked) !== undefined && connected) return
    const receipt = await pay(write, { charge, first })
    if (!receipt) return
    setTried(false)
    await onDone?.(receipt)
  }
  const color = lines.find(({ id }) => id === line)?.color

  return (
    <form onSubmit={submit} noValidate className={cn('grid gap-4', className)}>
      {children}
      {charge !== undefined && connected && charge.amount > 0n && (
        <dl className="grid gap-1 text-sm text-soft">
          <Sum label="You pay">
            <Money micro={charge.amount} line={line} className="font-medium" />
          </Sum>
          <Sum label="In your wallet">
            {balance === undefined ? '…' : <Money micro={balance} />}
          </Sum>
        </dl>
      )}
      {connected && blocked !== undefined && (
        <p className="text-pretty text-sm text-warn" role="status">
          {blocked}
        </p>
      )}
      {connected && tried && problem !== undefined && (
        <p className="text-pretty text-bad text-sm" role="alert">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          disabled={pending || (connected && blocked !== undefined)}
          className="border-transparent text-paper hover:opacity-90"
          style={{ backgroundColor: color }}
        >
          {connected ? (pending ? 'Working…' : action) : 'Connect a wallet'}
        </Button>
        {aside}
        {short !== undefined && <FaucetButton size="md" />}
      </div>
      {requests.length > 1 && !pending && (
        <p className="text-faint text-xs">
          Your wallet will ask {requests.length === 2 ? 'twice' : `${requests.length} times`}:{' '}
          {requests.map(lower).join(', then ')}.
        </p>
      )}
      <PayStatus state={state} />
    </form>
  )
}

function Sum({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

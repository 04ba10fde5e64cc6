'use client'

import Link from 'next/link'
import { cn } from '@/lib/cn.ts'
import { CopyButton } from './copy-button.tsx'

const short = (hex: string) => `${hex.slice(0, 6)}…${hex.slice(-4)}`

/** A transaction's short hash, linked to its page here, with the whole hash to copy. */
export function TxLink({ hash, className }: { hash: string; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-0.5', className)}>
      <Link
        href={`/tx/${hash}`}
        aria-label={`Transaction ${hash}`}
        className="tabular font-mono text-faint text-xs underline decoration-stave underline-offset-4 hover:text-ink"
      >
        {short(hash)}
      </Link>
      <CopyButton value={hash} label="Copy transaction hash" />
    </span>
  )
}

/** An account's short address, with the whole address to copy. */
export function AccountLabel({ address, className }: { address: string; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-0.5', className)}>
      <span className="tabular font-mono text-faint text-xs" title={address}>
        {short(address)}
      </span>
      <CopyButton value={address} label="Copy address" />
    </span>
  )
}

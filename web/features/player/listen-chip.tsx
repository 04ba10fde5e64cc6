'use client'

import { cn } from '@/lib/cn.ts'
import { formatUsd } from '@/lib/money.ts'
import { useStore } from '@/lib/store.ts'
import { FREE_SECONDS, type Listen } from './playback.ts'
import type { Track } from './queue.ts'
import { playerStore } from './store.ts'

/** What this listen costs, and whether it has been paid. */
export function ListenChip({ track, className }: { track: Track; className?: string }) {
  const listen = useStore(playerStore, ({ playback }) => playback.listen)
  const short = useStore(
    playerStore,
    ({ playback }) => playback.duration > 0 && playback.duration <= FREE_SECONDS,
  )
  const price = formatUsd(BigInt(track.price))
  const words = short ? 'Free preview' : wordsFor(listen, price)
  const paid = listen.state === 'open' && listen.paid
  return (
    <span
      className={cn(
        'tabular inline-flex items-center gap-2 whitespace-nowrap rounded-full border px-3 py-1 text-xs',
        paid ? 'border-tabs/40 bg-tabs/10 text-tabs' : 'border-rule text-soft',
        className,
      )}
    >
      <span
        aria-hidden
        className={cn('size-1.5 rounded-full', paid ? 'bg-tabs' : 'border border-faint')}
      />
      {words}
    </span>
  )
}

function wordsFor(listen: Listen, price: string): string {
  switch (listen.state) {
    case 'preview':
      return `30 s free, then ${price}`
    case 'signing':
      return `Paying ${price}`
    case 'open':
      return listen.paid ? `${price} paid` : 'Free for you'
    case 'gated':
      return 'Preview only'
  }
}

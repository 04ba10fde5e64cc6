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
  const isFree = BigInt(track.price) === 0n
  const price = isFree ? undefined : formatUsd(BigInt(track.price))
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

/** What the rest of the song costs; `price` is undefined for songs that are free for everybody. */
function wordsFor(listen: Listen, price: string | undefined): string {
  switch (listen.state) {
    case 'preview':
      return price ? `30 s free, then ${price}` : 'Free to play'
    case 'signing':
      return price ? `Paying ${price}` : 'Free to play'
    case 'open':
      return listen.paid && price ? `${price} paid` : freeWords(listen.by)
    case 'gated':
      return 'Preview only'
  }
}

function freeWords(by: 'GIFT' | 'PATRON' | 'SUBSCRIPTION' | undefined): string {
  const words = {
    GIFT: 'A gift to you',
    PATRON: 'Free for patrons',
    SUBSCRIPTION: 'In your subscription',
  }
  return by ? words[by] : 'Free for you'
}

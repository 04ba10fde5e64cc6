'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { DutchCard } from '@/features/auctions/dutch-card.tsx'
import { EnglishCard } from '@/features/auctions/english-card.tsx'
import { type AnyAuction, isAlive } from './summaries.ts'

type AuctionListProps = {
  auctions: readonly AnyAuction[]
  now: number
  isOwner?: boolean
  withSong?: boolean
}

/** Auctions one below the other; what is over is shown when asked for. */
export function AuctionList({
  auctions,
  now,
  isOwner = false,
  withSong = false,
}: AuctionListProps) {
  const [all, setAll] = useState(false)
  const alive = auctions.filter((one) => isAlive(one, now))
  const shown = all ? auctions : alive
  const hidden = auctions.length - alive.length
  return (
    <div className="grid gap-8">
      {shown.length === 0 && <p className="text-sm text-soft">No auction runs at the moment.</p>}
      {shown.map((one) =>
        one.kind === 'dutch' ? (
          <DutchCard key={one.key} auction={one.auction} isOwner={isOwner} withSong={withSong} />
        ) : (
          <EnglishCard key={one.key} offer={one.auction} isOwner={isOwner} withSong={withSong} />
        ),
      )}
      {!all && hidden > 0 && (
        <Button size="sm" onClick={() => setAll(true)} className="justify-self-start">
          Show {hidden} that {hidden === 1 ? 'is' : 'are'} over
        </Button>
      )}
    </div>
  )
}

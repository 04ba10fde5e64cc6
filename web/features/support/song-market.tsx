'use client'

import type { MarketListingFragment, MarketOfferFragment } from '@stave/sdk/query'
import { TokenMarket } from '@/features/market/token-market.tsx'
import type { SongInFull } from '@/features/song/song-page.tsx'
import { useConfig } from '@/lib/config/context.tsx'

type SongMarketProps = {
  song: SongInFull
  listings: readonly MarketListingFragment[]
  offers: readonly MarketOfferFragment[]
}

/** Selling the song's own token: whoever has it sets its terms; what it earns goes where its split says. */
export function SongMarket({ song, listings, offers }: SongMarketProps) {
  const { contracts } = useConfig()
  const { number, title } = song
  const token = { kind: 'song', collection: contracts.Catalog, id: number, title } as const
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-pretty text-sm text-soft">
        Whoever owns the song opens its lines and sets its prices. The money still goes where its
        split says.
      </p>
      <TokenMarket token={token} listings={listings} offers={offers} />
    </div>
  )
}

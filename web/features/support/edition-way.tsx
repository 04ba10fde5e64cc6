'use client'

import type { EditionMarketFragment, EditionOfferFragment } from '@stave/sdk/query'
import { Fold } from '@/components/ui/fold.tsx'
import { EditionCard } from '@/features/editions/edition-card.tsx'
import { TokenMarket } from '@/features/market/token-market.tsx'
import { useConfig } from '@/lib/config/context.tsx'
import { hasFixedPrice } from './summaries.ts'

type EditionWayProps = { edition: EditionOfferFragment & EditionMarketFragment; code: string }

/** An edition: from the artist at its price, and from those who have one. */
export function EditionWay({ edition, code }: EditionWayProps) {
  const { contracts } = useConfig()
  const { number, title, minted, listings, offers } = edition
  const token = { kind: 'edition', collection: contracts.Editions, id: number, title } as const
  return (
    <div className="grid gap-4">
      <EditionCard edition={edition} code={code} sells={hasFixedPrice(edition)} />
      {BigInt(minted) > 0n && (
        <Fold title={`From collectors${listings.length > 0 ? ` (${listings.length} listed)` : ''}`}>
          <TokenMarket token={token} listings={listings} offers={offers} />
        </Fold>
      )}
    </div>
  )
}

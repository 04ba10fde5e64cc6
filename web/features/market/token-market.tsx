'use client'

import type { MarketListingFragment, MarketOfferFragment } from '@stave/sdk/query'
import { useAccount } from 'wagmi'
import { Fold } from '@/components/ui/fold.tsx'
import { useChainNow } from '@/lib/chain-clock.ts'
import { ListForm } from './list-form.tsx'
import { ListingRow } from './listing-row.tsx'
import { OfferForm } from './offer-form.tsx'
import { OfferRow } from './offer-row.tsx'
import { standing, type Token } from './token.ts'
import { useHolding } from './use-holding.ts'

type TokenMarketProps = {
  token: Token
  listings: readonly MarketListingFragment[]
  offers: readonly MarketOfferFragment[]
}

/** Later sales of a token: what others ask and give, and selling or bidding oneself. */
export function TokenMarket({ token, listings, offers }: TokenMarketProps) {
  const now = useChainNow(60)
  const { address } = useAccount()
  const { data: holding } = useHolding(token)
  if (now === undefined) return null
  const asked = standing(listings, now)
  const given = standing(offers, now)
  const balance = holding?.balance ?? 0
  const has = address !== undefined && balance > 0
  return (
    <div className="grid gap-4">
      {asked.length > 0 ? (
        <ul aria-label={`Listings of ${token.title}`} className="grid">
          {asked.map((listing) => (
            <ListingRow key={listing.id} token={token} listing={listing} />
          ))}
        </ul>
      ) : (
        <p className="text-sm text-soft">Nobody sells one at the moment.</p>
      )}
      {given.length > 0 && (
        <ul aria-label={`Offers for ${token.title}`} className="grid">
          {given.map((offer) => (
            <OfferRow key={offer.id} token={token} offer={offer} holding={holding} />
          ))}
        </ul>
      )}
      {has && holding && (
        <Fold title="Sell yours">
          <ListForm token={token} holding={holding} now={now} />
        </Fold>
      )}
      <Fold title="Make an offer">
        <OfferForm token={token} now={now} />
      </Fold>
    </div>
  )
}

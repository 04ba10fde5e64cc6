'use client'

import type { SongLinesQuery } from '@stave/sdk/query'
import { useSearchParams } from 'next/navigation'
import { getAddress } from 'viem'
import { CreditCard } from '@/features/gifts/credit-card.tsx'
import { TipForm } from '@/features/gifts/tip-form.tsx'
import { TipList } from '@/features/gifts/tip-list.tsx'
import { PatronagePanel } from '@/features/patronage/patronage-panel.tsx'
import { priceFrom, toTier } from '@/features/patronage/tiers.ts'
import { ShareList } from '@/features/shares/share-list.tsx'
import type { SongInFull } from '@/features/song/song-page.tsx'
import { SubscriptionPanel } from '@/features/subscription/subscription-panel.tsx'
import { useChainNow } from '@/lib/chain-clock.ts'
import { isOpen } from '@/lib/lines.ts'
import { formatUsd } from '@/lib/money.ts'
import { AuctionList } from './auction-list.tsx'
import { EditionWay } from './edition-way.tsx'
import { PlayWay } from './play-way.tsx'
import { SongMarket } from './song-market.tsx'
import { auctionSummary, editionSummary, hasFixedPrice, listAuctions } from './summaries.ts'
import { Way, Ways } from './way.tsx'

type SongWaysProps = { song: SongInFull; lines: SongLinesQuery; isOwner: boolean }

/** One row a line that is open, and one for the song's collectibles. */
export function SongWays({ song, lines, isOwner }: SongWaysProps) {
  const now = useChainNow(10) ?? 0
  const code = useSearchParams().get('pass') ?? ''
  const open = (id: Parameters<typeof isOpen>[1]) => isOpen(song.lines, id)
  const { tips = [], tipped = '0', editions = [] } = lines.song ?? {}
  const cheapest = BigInt(lines.subscriptionSettings?.basic ?? 0)
  const tiers = lines.patronagePage?.tiers.map(toTier) ?? []
  const auctions = lines.song ? listAuctions(lines.song, now) : []
  const { listings = [], offers = [] } = lines.song ?? {}
  const trades = listings.length + offers.length > 0
  const shares = lines.song?.split.shareTokens ?? []
  const sold = editions.filter((edition) => hasFixedPrice(edition) || BigInt(edition.minted) > 0n)
  return (
    <Ways open={code === '' ? [] : ['editions']}>
      {open('tabs') && <PlayWay song={song} />}
      {open('gifts') && (
        <Way
          id="gifts"
          title="Gifts"
          color="var(--line-gifts)"
          summary={
            BigInt(tipped) > 0n
              ? `Hear it free · ${formatUsd(BigInt(tipped))} tipped`
              : 'Hear it free, and tip'
          }
        >
          <div className="grid gap-5">
            <TipForm song={song.number} />
            <CreditCard song={song.number} />
            <TipList tips={tips} />
          </div>
        </Way>
      )}
      {open('patronage') && (
        <Way
          id="patronage"
          title="Patronage"
          color="var(--line-patronage)"
          summary={tiers.length > 0 ? priceFrom(tiers) : 'No tiers yet'}
        >
          <PatronagePanel
            artist={getAddress(song.owner)}
            tiers={tiers}
            atLeast={Math.max(1, song.patronTier)}
          />
        </Way>
      )}
      {(open('auctions') || auctions.length > 0) && (
        <Way
          id="auctions"
          title="Auctions"
          color="var(--line-auctions)"
          summary={auctionSummary(auctions, now)}
        >
          <AuctionList auctions={auctions} now={now} isOwner={isOwner} />
        </Way>
      )}
      {open('subscriptions') && (
        <Way
          id="subscriptions"
          title="Subscription"
          color="var(--line-subscriptions)"
          summary={`Plays everything, from ${formatUsd(cheapest)} a month`}
        >
          <SubscriptionPanel
            artist={getAddress(song.owner)}
            admitted={lines.admittedArtist?.admitted ?? false}
          />
        </Way>
      )}
      {sold.length > 0 && (
        <Way
          id="editions"
          title="Editions"
          color="var(--line-auctions)"
          summary={editionSummary(sold.filter(hasFixedPrice), now)}
        >
          <div className="grid gap-8">
            {sold.map((edition) => (
              <EditionWay key={edition.id} edition={edition} code={code} />
            ))}
          </div>
        </Way>
      )}
      {shares.length > 0 && (
        <Way
          id="shares"
          title="Royalty shares"
          color="var(--line-auctions)"
          summary="Earn with the song"
        >
          <ShareList shares={shares} />
        </Way>
      )}
      {(trades || isOwner) && (
        <Way
          id="song"
          title="The song itself"
          color="var(--line-auctions)"
          summary={
            listings[0] ? `For sale at ${formatUsd(BigInt(listings[0].price))}` : 'Owned by one'
          }
        >
          <SongMarket song={song} listings={listings} offers={offers} />
        </Way>
      )}
    </Ways>
  )
}

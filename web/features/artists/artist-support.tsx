'use client'

import { useQuery } from '@apollo/client/react'
import { ArtistLinesDocument, type ArtistLinesQuery, accountId } from '@stave/sdk/query'
import { useState } from 'react'
import { type Address, getAddress } from 'viem'
import { AccountLabel } from '@/components/chain-links.tsx'
import { Moment } from '@/components/moment.tsx'
import { Money } from '@/components/money.tsx'
import { ErrorState } from '@/components/states.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { Section } from '@/features/discover/section.tsx'
import { EditionCard } from '@/features/editions/edition-card.tsx'
import { PatronagePanel } from '@/features/patronage/patronage-panel.tsx'
import { type TierOffer, tierName, toTier } from '@/features/patronage/tiers.ts'
import { AuctionList } from '@/features/support/auction-list.tsx'
import { hasFixedPrice, listAuctions } from '@/features/support/summaries.ts'
import { polled } from '@/lib/apollo/polled.ts'
import { useChainNow } from '@/lib/chain-clock.ts'
import { nowText } from '@/lib/clock.ts'
import { formatCount } from '@/lib/money.ts'

/** How to back an artist: patronage, what is auctioned and sold now, and who backs already. */
export function ArtistSupport({ artist }: { artist: Address }) {
  const id = accountId(artist)
  // Fixed while the page is open, so that what is being filled in stays.
  const [now] = useState(nowText)
  const { data, error, refetch } = useQuery(ArtistLinesDocument, {
    variables: { id, artist: id, now },
    ...polled,
  })
  if (error && !data) {
    return (
      <ErrorState title="The ways to support could not be read" onRetry={() => void refetch()} />
    )
  }
  if (!data) return <Skeleton className="h-64" />
  return (
    <>
      {data.patronagePage && data.patronagePage.tiers.length > 0 && (
        <Patronage artist={artist} page={data.patronagePage} patrons={data.patrons} />
      )}
      <Collectibles data={data} />
    </>
  )
}

type PatronageProps = {
  artist: Address
  page: NonNullable<ArtistLinesQuery['patronagePage']>
  patrons: ArtistLinesQuery['patrons']
}

function Patronage({ artist, page, patrons }: PatronageProps) {
  const tiers = page.tiers.map(toTier)
  return (
    <Section
      title="Become a patron"
      aside={
        <p className="text-sm text-soft">
          {formatCount(page.patronCount)} {page.patronCount === 1 ? 'patron' : 'patrons'}
        </p>
      }
    >
      <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <PatronagePanel artist={getAddress(artist)} tiers={tiers} />
        <div className="grid gap-4">
          <p className="text-sm text-soft">
            <Money micro={page.contributed} line="patronage" className="font-medium" /> contributed
            by all patrons.
          </p>
          <Patrons patrons={patrons} tiers={tiers} />
        </div>
      </div>
    </Section>
  )
}

/** Who backs the artist now, most generous first. */
function Patrons({ patrons, tiers }: Pick<PatronageProps, 'patrons'> & { tiers: TierOffer[] }) {
  if (patrons.length === 0) return <p className="text-sm text-soft">Be the first patron.</p>
  const nameOf = (number: number | undefined) => {
    const tier = tiers.find((one) => one.number === number)
    return tier ? tierName(tier) : ''
  }
  return (
    <ul aria-label="Patrons" className="grid text-sm">
      {patrons.map(({ id, account, since, contributed, tier }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 border-rule border-t py-2.5"
        >
          <span className="flex items-baseline gap-3">
            <AccountLabel address={account.id} />
            <span className="text-faint text-xs">{nameOf(tier?.number)}</span>
          </span>
          <span className="flex items-baseline gap-3">
            <Money micro={contributed} line="patronage" />
            <span className="text-faint text-xs">
              since <Moment seconds={since} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What of the artist's songs can be bid on and bought now. */
function Collectibles({ data }: { data: ArtistLinesQuery }) {
  const now = useChainNow(10)
  if (now === undefined) return null
  const auctions = listAuctions(data, now)
  const editions = data.editions.filter(hasFixedPrice)
  return (
    <>
      {auctions.length > 0 && (
        <Section title="Auctions">
          <div className="max-w-2xl">
            <AuctionList auctions={auctions} now={now} withSong />
          </div>
        </Section>
      )}
      {editions.length > 0 && (
        <Section title="Editions">
          <div className="grid gap-x-14 gap-y-12 lg:grid-cols-2">
            {editions.map((edition) => (
              <EditionCard key={edition.id} edition={edition} withSong />
            ))}
          </div>
        </Section>
      )}
    </>
  )
}

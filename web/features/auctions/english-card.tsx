'use client'

import type { EnglishOfferFragment } from '@stave/sdk/query'
import { useAccount } from 'wagmi'
import { AccountLabel, TxLink } from '@/components/chain-links.tsx'
import { EndsIn } from '@/components/ends-in.tsx'
import { Facts } from '@/components/facts.tsx'
import { Money } from '@/components/money.tsx'
import { EditionTitle } from '@/features/editions/edition-title.tsx'
import { ActionButton } from '@/features/pay/action-button.tsx'
import { useChainNow } from '@/lib/chain-clock.ts'
import { formatMoment } from '@/lib/time.ts'
import { BidForm, BuyNowForm } from './bid-form.tsx'
import { canBuyNow, type EnglishAuction, type EnglishPhase, englishPhase } from './english.ts'
import { toEnglish } from './offers.ts'
import { useDeposit } from './use-deposit.ts'
import { cancelWrite, claimWrite, returnWrite, settleWrite } from './writes.ts'

type EnglishCardProps = {
  offer: EnglishOfferFragment
  /** Whether the reader controls the song. */
  isOwner?: boolean
  withSong?: boolean
}

/** An auction for the highest bid: where it stands, bidding, and what follows its end. */
export function EnglishCard({ offer, isOwner = false, withSong = false }: EnglishCardProps) {
  const now = useChainNow()
  const auction = toEnglish(offer)
  const phase = englishPhase(auction, now ?? auction.startsAt)
  const { number } = offer
  return (
    <article className="grid gap-4" aria-label={`Auction of ${offer.edition.title}`}>
      <EditionTitle edition={offer.edition} withSong={withSong} />
      <p className="flex items-baseline justify-between gap-4">
        <span className="text-sm text-soft">{leadWords(phase, auction)}</span>
        <Money
          micro={auction.bid === 0n ? auction.opening : auction.bid}
          line="auctions"
          className="font-display text-3xl"
        />
      </p>
      <Facts
        rows={[
          ['Bids', offer.bidCount],
          ['Reserve', reserveWords(auction)],
          ['State', <Timing key="time" auction={auction} now={now} phase={phase} />],
        ]}
      />
      <p aria-live="polite" className="text-pretty text-sm empty:absolute">
        <YourPlace auction={auction} phase={phase} />
      </p>
      {phase === 'running' && (
        <>
          <BidForm number={number} title={offer.edition.title} auction={auction} />
          {canBuyNow(auction) && (
            <BuyNowForm number={number} title={offer.edition.title} price={auction.buyNow} />
          )}
        </>
      )}
      {phase === 'due' && (
        <ActionButton write={() => settleWrite(number)}>Settle the auction</ActionButton>
      )}
      <Afterwards number={number} auction={auction} phase={phase} />
      {isOwner && auction.bid === 0n && (phase === 'coming' || phase === 'running') && (
        <ActionButton variant="danger" size="sm" write={() => cancelWrite(number)}>
          Call it off
        </ActionButton>
      )}
      <Bids bids={offer.bids} />
    </article>
  )
}

function leadWords(phase: EnglishPhase, { bid }: EnglishAuction): string {
  if (phase === 'sold' || phase === 'unclaimed') return 'Sold for'
  return bid === 0n ? 'First bid' : 'Highest bid'
}

function reserveWords({ bid, reserve, opening }: EnglishAuction) {
  if (reserve <= opening) return 'None'
  if (bid >= reserve) return 'Met'
  return (
    <>
      <Money micro={reserve} />, not met
    </>
  )
}

type TimingProps = { auction: EnglishAuction; now: number | undefined; phase: EnglishPhase }

function Timing({ auction, now, phase }: TimingProps) {
  if (phase === 'coming') return <EndsIn at={auction.startsAt} now={now} verb="Starts" />
  if (phase === 'running') return <EndsIn at={auction.endsAt} now={now} verb="Ends" />
  if (phase === 'due') return <>Ended {formatMoment(auction.endsAt)}, waits to be settled</>
  const words = {
    sold: 'Sold',
    unclaimed: 'Sold; the token waits for its buyer',
    unsold: 'Ended below its reserve',
    cancelled: 'Called off',
  }
  return <>{words[phase]}</>
}

/** What the auction means for the reader: leading, outbid, won. */
function YourPlace({ auction, phase }: { auction: EnglishAuction; phase: EnglishPhase }) {
  const { address } = useAccount()
  if (!address || auction.bidder !== address) return null
  const words: Partial<Record<EnglishPhase, string>> = {
    running: 'You bid most.',
    due: 'You bid most. Once it is settled the token is yours, if the reserve was met.',
    sold: 'You bought it: the token is in your wallet.',
    unclaimed: 'You bought it, and your wallet could not receive the token. Say where it shall go.',
  }
  return <>{words[phase]}</>
}

/** Taking a deposit back, or a token that waits. */
function Afterwards({ number, auction, phase }: Omit<TimingProps, 'now'> & { number: number }) {
  const { address } = useAccount()
  const { data: deposit } = useDeposit(number)
  if (!address) return null
  return (
    <>
      {deposit !== undefined && deposit.returnable > 0n && (
        <div className="grid justify-items-start gap-2 rounded-lg bg-sunken px-4 py-3 text-sm">
          <p className="text-pretty">
            <Money micro={deposit.returnable} className="font-medium" /> of yours{' '}
            {phase === 'running' ? 'is deposited and counts towards your next bid.' : 'is free.'}
          </p>
          <ActionButton size="sm" write={() => returnWrite(number, address, deposit.returnable)}>
            Take the deposit back
          </ActionButton>
        </div>
      )}
      {phase === 'unclaimed' && auction.bidder === address && (
        <ActionButton write={() => claimWrite(number, address)}>Claim the token</ActionButton>
      )}
    </>
  )
}

function Bids({ bids }: { bids: EnglishOfferFragment['bids'] }) {
  if (bids.length === 0) return null
  return (
    <ol aria-label="Highest bids" className="grid text-sm">
      {bids.map(({ id, bidder, amount, transaction }) => (
        <li
          key={id}
          className="flex items-baseline justify-between gap-4 border-rule border-t py-2"
        >
          <AccountLabel address={bidder.id} />
          <span className="flex items-baseline gap-3">
            <Money micro={amount} line="auctions" />
            <TxLink hash={transaction} />
          </span>
        </li>
      ))}
    </ol>
  )
}

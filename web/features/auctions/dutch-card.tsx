'use client'

import {
  simulateBuyFromDutchAuction,
  simulateCancelDutchAuction,
  simulateCloseDutchAuction,
} from '@stave/sdk/actions'
import { dutchPriceAt } from '@stave/sdk/auctions'
import type { DutchOfferFragment } from '@stave/sdk/query'
import { useState } from 'react'
import { EndsIn } from '@/components/ends-in.tsx'
import { Facts } from '@/components/facts.tsx'
import { Money } from '@/components/money.tsx'
import { parseQuantity, QuantityField } from '@/components/ui/quantity-field.tsx'
import { EditionTitle } from '@/features/editions/edition-title.tsx'
import { ActionButton } from '@/features/pay/action-button.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { useChainNow } from '@/lib/chain-clock.ts'
import { formatUsd } from '@/lib/money.ts'
import { formatMoment } from '@/lib/time.ts'
import { type DutchCurve, dutchEndsAt, dutchMaximum, dutchPhase, dutchProgress } from './dutch.ts'
import { toCurve } from './offers.ts'

type DutchCardProps = {
  auction: DutchOfferFragment
  /** Whether the reader controls the song. */
  isOwner?: boolean
  withSong?: boolean
}

/** An auction whose price falls by the second: the price of now, and buying at it. */
export function DutchCard({ auction, isOwner = false, withSong = false }: DutchCardProps) {
  const now = useChainNow()
  const curve = toCurve(auction)
  const phase = dutchPhase(curve, now ?? curve.startsAt)
  return (
    <article className="grid gap-4" aria-label={`Auction of ${auction.edition.title}`}>
      <EditionTitle edition={auction.edition} withSong={withSong} />
      <Price curve={curve} now={now} />
      <Facts
        rows={[
          ['Left', `${auction.left} of ${auction.quantity}`],
          ['Falls to', <Money key="floor" micro={curve.floorPrice} />],
          ['State', <Timing key="time" curve={curve} now={now} phase={phase} />],
        ]}
      />
      {(phase === 'falling' || phase === 'resting') && now !== undefined && (
        <BuyForm auction={auction} curve={curve} now={now} />
      )}
      {phase === 'unsold' && (
        <ActionButton
          write={() => ({
            title: 'Give back what was not sold',
            prepare: (client) => simulateCloseDutchAuction(client, { auction: auction.number }),
          })}
        >
          Close the auction
        </ActionButton>
      )}
      {isOwner && phase !== 'over' && auction.left === auction.quantity && (
        <ActionButton
          variant="danger"
          size="sm"
          write={() => ({
            title: 'Call the auction off',
            prepare: (client) => simulateCancelDutchAuction(client, { auction: auction.number }),
          })}
        >
          Call it off
        </ActionButton>
      )}
    </article>
  )
}

/** The price of this second, and how far it has fallen. */
function Price({ curve, now }: { curve: DutchCurve; now: number | undefined }) {
  const price = dutchPriceAt({ ...curve, time: now ?? curve.startsAt })
  return (
    <div className="grid gap-2">
      <p className="flex items-baseline justify-between gap-4">
        <span className="text-sm text-soft">Price now</span>
        <Money micro={price} line="auctions" className="font-display text-3xl" />
      </p>
      <div aria-hidden className="h-1 overflow-hidden rounded-full bg-rule">
        <div
          className="h-full rounded-full bg-auctions transition-[width] duration-1000 ease-linear"
          style={{ width: `${100 - 100 * dutchProgress(curve, now ?? curve.startsAt)}%` }}
        />
      </div>
    </div>
  )
}

type TimingProps = {
  curve: DutchCurve
  now: number | undefined
  phase: ReturnType<typeof dutchPhase>
}

function Timing({ curve, now, phase }: TimingProps) {
  if (phase === 'coming') return <EndsIn at={curve.startsAt} now={now} verb="Starts" />
  if (phase === 'falling') {
    return <EndsIn at={curve.startsAt + curve.fall} now={now} verb="Reaches the floor" />
  }
  if (phase === 'resting') return <EndsIn at={dutchEndsAt(curve)} now={now} verb="Ends" />
  if (phase === 'unsold') return <>Ended {formatMoment(dutchEndsAt(curve))}</>
  return <>Over</>
}

type BuyFormProps = { auction: DutchOfferFragment; curve: DutchCurve; now: number }

function BuyForm({ auction, curve, now }: BuyFormProps) {
  const [text, setText] = useState('1')
  const quantity = parseQuantity(text)
  const left = Number(auction.left)
  const price = dutchPriceAt({ ...curve, time: now })
  const amount = price * BigInt(quantity ?? 1)
  const maximum = dutchMaximum(curve, { quantity: quantity ?? 1, time: now })
  const problem =
    quantity === undefined
      ? 'Say how many, such as 1.'
      : quantity > left
        ? `Only ${left} ${left === 1 ? 'is' : 'are'} left.`
        : undefined
  return (
    <ActionPanel
      line="auctions"
      action={quantity === 1 ? 'Buy at this price' : `Buy ${quantity ?? ''} at this price`}
      charge={{ spender: 'DutchAuctions', amount, allow: maximum }}
      problem={problem}
      write={() => ({
        title: `Buy ${quantity} × ${auction.edition.title}`,
        prepare: (client) =>
          simulateBuyFromDutchAuction(client, {
            auction: auction.number,
            quantity: quantity ?? 1,
            maximum,
          }),
      })}
    >
      <div className="flex items-start gap-4">
        <QuantityField value={text} onChange={setText} max={left} />
        <p className="max-w-56 pt-6 text-pretty text-faint text-xs">
          You pay the price of the second in which it is confirmed, at most {formatUsd(maximum)}.
        </p>
      </div>
    </ActionPanel>
  )
}

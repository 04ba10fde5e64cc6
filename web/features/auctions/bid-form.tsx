'use client'

import { minimumBidAfter } from '@stave/sdk/auctions'
import { useState } from 'react'
import { AmountField } from '@/components/ui/amount-field.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { formatUsd, formatUsdInput, parseUsd } from '@/lib/money.ts'
import { bidCost, bidProblem, type EnglishAuction } from './english.ts'
import { useDeposit } from './use-deposit.ts'
import { bidWrite, buyNowWrite } from './writes.ts'

type BidFormProps = { number: number; title: string; auction: EnglishAuction }

/** Bids; what the reader has deposited already counts. */
export function BidForm({ number, title, auction }: BidFormProps) {
  const least = minimumBidAfter(auction)
  // As long as nothing is typed, the least bid stands there, which others may raise meanwhile.
  const [text, setText] = useState<string>()
  const { data: deposit } = useDeposit(number)
  const shown = text ?? formatUsdInput(least)
  const bid = parseUsd(shown)
  const cost = bidCost(bid ?? 0n, deposit?.amount ?? 0n)
  return (
    <ActionPanel
      line="auctions"
      action={bid ? `Bid ${formatUsd(bid)}` : 'Bid'}
      charge={{ spender: 'EnglishAuctions', amount: cost }}
      problem={bidProblem(auction, bid)}
      write={() => bidWrite(number, bid ?? 0n, title)}
      onDone={() => setText(undefined)}
    >
      <AmountField
        label="Your bid in dollars"
        value={shown}
        onChange={setText}
        error={text === undefined ? undefined : bidProblem(auction, bid)}
        hint={`At least ${formatUsd(least)}. Who is outbid can take the deposit back at any time.`}
      />
    </ActionPanel>
  )
}

/** Buys the token at once, while no bid stands at the reserve. */
export function BuyNowForm({
  number,
  title,
  price,
}: {
  number: number
  title: string
  price: bigint
}) {
  return (
    <ActionPanel
      line="auctions"
      action={`Buy now for ${formatUsd(price)}`}
      charge={{ spender: 'EnglishAuctions', amount: price }}
      write={() => buyNowWrite(number, price, title)}
      className="border-rule border-t pt-4"
    />
  )
}

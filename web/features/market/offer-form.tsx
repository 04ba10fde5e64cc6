'use client'

import { useState } from 'react'
import { parseQuantity } from '@/components/ui/quantity-field.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { shortfall } from '@/features/pay/readiness.ts'
import { useDollars } from '@/features/wallet/use-dollars.ts'
import { formatUsd, parseUsd } from '@/lib/money.ts'
import { expiryOf, type Token, tradeProblem } from './token.ts'
import { emptyTrade, TradeFields } from './trade-fields.tsx'
import { offerWrite } from './writes.ts'

const MOST = 10_000

/** Offers to buy tokens, whoever has them. The money stays in the wallet until somebody accepts. */
export function OfferForm({ token, now }: { token: Token; now: number }) {
  const [draft, setDraft] = useState(emptyTrade)
  const { data: balance } = useDollars()
  const price = parseUsd(draft.price)
  const quantity = parseQuantity(draft.quantity)
  const total = (price ?? 0n) * BigInt(quantity ?? 1)
  return (
    <ActionPanel
      line="auctions"
      action={total > 0n ? `Offer ${formatUsd(total)}` : 'Offer'}
      charge={{ spender: 'Market', amount: 0n, allow: total }}
      problem={tradeProblem({ price, quantity, most: MOST })}
      obstacle={shortfall({ amount: total, balance, allowance: undefined })}
      write={() =>
        offerWrite(token, {
          price: price ?? 0n,
          quantity: quantity ?? 1,
          expiresAt: expiryOf(draft.days, now),
        })
      }
      onDone={() => setDraft(emptyTrade)}
    >
      <TradeFields draft={draft} onChange={setDraft} most={token.kind === 'song' ? 1 : MOST} />
      <p className="text-pretty text-faint text-xs">
        The money stays in your wallet; keep it there, so that somebody can accept.
      </p>
    </ActionPanel>
  )
}

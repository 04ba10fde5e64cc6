'use client'

import { quoteSale } from '@stave/sdk/actions'
import { useState } from 'react'
import { parseQuantity } from '@/components/ui/quantity-field.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { useConfig } from '@/lib/config/context.tsx'
import { parseUsd } from '@/lib/money.ts'
import { Receipt } from './receipt.tsx'
import { expiryOf, type Token, tradeProblem } from './token.ts'
import { emptyTrade, TradeFields } from './trade-fields.tsx'
import type { Holding } from './use-holding.ts'
import { approveWrite, listWrite } from './writes.ts'

type ListFormProps = { token: Token; holding: Holding; now: number }

/** Lists the reader's tokens; they stay in the wallet until somebody buys them. */
export function ListForm({ token, holding, now }: ListFormProps) {
  const [draft, setDraft] = useState(emptyTrade)
  const { contracts } = useConfig()
  const price = parseUsd(draft.price)
  const quantity = parseQuantity(draft.quantity)
  const total = price && quantity ? price * BigInt(quantity) : undefined
  const { data: receipt } = useChainRead(
    ['quote', token.collection, token.id, total?.toString()],
    (client) =>
      quoteSale(client, { collection: token.collection, id: token.id, price: total ?? 0n }),
  )
  const isMovable = holding.movable >= (quantity ?? 1)
  return (
    <ActionPanel
      line="auctions"
      action="List"
      first={isMovable ? undefined : approveWrite(token, contracts.Market, quantity ?? 1)}
      problem={tradeProblem({ price, quantity, most: holding.balance })}
      write={() =>
        listWrite(token, {
          price: price ?? 0n,
          quantity: quantity ?? 1,
          expiresAt: expiryOf(draft.days, now),
        })
      }
      onDone={() => setDraft(emptyTrade)}
    >
      <TradeFields draft={draft} onChange={setDraft} most={holding.balance} />
      {receipt && total !== undefined && <Receipt receipt={receipt} own="seller" />}
    </ActionPanel>
  )
}

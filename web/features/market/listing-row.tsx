'use client'

import { previewPurchase } from '@stave/sdk/actions'
import type { MarketListingFragment } from '@stave/sdk/query'
import { useState } from 'react'
import { getAddress } from 'viem'
import { useAccount } from 'wagmi'
import { AccountLabel } from '@/components/chain-links.tsx'
import { Moment } from '@/components/moment.tsx'
import { Button } from '@/components/ui/button.tsx'
import { parseQuantity, QuantityField } from '@/components/ui/quantity-field.tsx'
import { ActionButton } from '@/features/pay/action-button.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { reasonOf } from '@/lib/errors.ts'
import { formatUsd } from '@/lib/money.ts'
import { Receipt } from './receipt.tsx'
import { type Terms, type Token, termsWords, toTerms } from './token.ts'
import { buyWrite, cancelListingWrite } from './writes.ts'

type ListingRowProps = { token: Token; listing: MarketListingFragment }

/** What somebody asks, and buying it; the seller takes it back instead. */
export function ListingRow({ token, listing }: ListingRowProps) {
  const [open, setOpen] = useState(false)
  const { address } = useAccount()
  const terms = toTerms(listing)
  const seller = getAddress(listing.seller.id)
  return (
    <li className="grid gap-3 border-rule border-t py-3 first:border-t-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
        <span className="tabular font-medium">{termsWords(terms)}</span>
        <span className="flex items-center gap-3 text-faint text-xs">
          <AccountLabel address={seller} />
          <span>
            ends <Moment seconds={terms.expiresAt} />
          </span>
        </span>
        {address === seller ? (
          <ActionButton size="sm" write={() => cancelListingWrite(token)}>
            Take back
          </ActionButton>
        ) : (
          <Button size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            Buy
          </Button>
        )}
      </div>
      {open && <BuyForm token={token} terms={terms} seller={seller} />}
    </li>
  )
}

type BuyFormProps = { token: Token; terms: Terms; seller: `0x${string}` }

function BuyForm({ token, terms, seller }: BuyFormProps) {
  const [text, setText] = useState('1')
  const quantity = parseQuantity(text)
  const amount = terms.price * BigInt(quantity ?? 1)
  const key = ['purchase', token.collection, token.id, seller, quantity]
  const { data: receipt, error } = useChainRead(key, (client) =>
    previewPurchase(client, {
      collection: token.collection,
      id: token.id,
      seller,
      quantity: quantity ?? 1,
    }),
  )
  return (
    <ActionPanel
      line="auctions"
      action={`Buy for ${formatUsd(amount)}`}
      charge={{ spender: 'Market', amount }}
      problem={quantity === undefined ? 'Say how many, such as 1.' : undefined}
      obstacle={error ? reasonOf(error) : undefined}
      write={() => buyWrite(token, { seller, quantity: quantity ?? 1, maximum: amount })}
    >
      {terms.quantity > 1 && <QuantityField value={text} onChange={setText} max={terms.quantity} />}
      {receipt && <Receipt receipt={receipt} />}
    </ActionPanel>
  )
}

'use client'

import { previewOffer } from '@stave/sdk/actions'
import type { MarketOfferFragment } from '@stave/sdk/query'
import { useState } from 'react'
import { type Address, getAddress } from 'viem'
import { useAccount } from 'wagmi'
import { AccountLabel } from '@/components/chain-links.tsx'
import { Moment } from '@/components/moment.tsx'
import { Button } from '@/components/ui/button.tsx'
import { parseQuantity, QuantityField } from '@/components/ui/quantity-field.tsx'
import { ActionButton } from '@/features/pay/action-button.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { useConfig } from '@/lib/config/context.tsx'
import { reasonOf } from '@/lib/errors.ts'
import { formatUsd } from '@/lib/money.ts'
import { Receipt } from './receipt.tsx'
import { type Terms, type Token, termsWords, toTerms } from './token.ts'
import type { Holding } from './use-holding.ts'
import { acceptWrite, approveWrite, cancelOfferWrite } from './writes.ts'

type OfferRowProps = { token: Token; offer: MarketOfferFragment; holding: Holding | undefined }

/** What somebody gives, and accepting it; the bidder takes it back instead. */
export function OfferRow({ token, offer, holding }: OfferRowProps) {
  const [open, setOpen] = useState(false)
  const { address } = useAccount()
  const terms = toTerms(offer)
  const bidder = getAddress(offer.bidder.id)
  const canSell = address !== undefined && holding !== undefined && holding.balance > 0
  return (
    <li className="grid gap-3 border-rule border-t py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
        <span className="tabular">
          <span className="text-soft">Offer: </span>
          <span className="font-medium">{termsWords(terms)}</span>
        </span>
        <span className="flex items-center gap-3 text-faint text-xs">
          <AccountLabel address={bidder} />
          <span>
            ends <Moment seconds={terms.expiresAt} />
          </span>
        </span>
        {address === bidder ? (
          <ActionButton size="sm" write={() => cancelOfferWrite(token)}>
            Take back
          </ActionButton>
        ) : (
          canSell && (
            <Button size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
              Accept
            </Button>
          )
        )}
      </div>
      {open && canSell && (
        <AcceptForm
          token={token}
          terms={terms}
          bidder={bidder}
          holding={holding}
          seller={address}
        />
      )}
    </li>
  )
}

type AcceptFormProps = {
  token: Token
  terms: Terms
  bidder: Address
  holding: Holding
  seller: Address
}

function AcceptForm({ token, terms, bidder, holding, seller }: AcceptFormProps) {
  const [text, setText] = useState('1')
  const { contracts } = useConfig()
  const quantity = parseQuantity(text)
  const most = Math.min(terms.quantity, holding.balance)
  const price = terms.price * BigInt(quantity ?? 1)
  const isMovable = quantity !== undefined && holding.movable >= quantity
  // The contract would refuse a preview before it may move the tokens.
  const key = ['sale', token.collection, token.id, bidder, isMovable ? quantity : undefined]
  const { data: receipt, error } = useChainRead(key, (client) =>
    previewOffer(client, {
      collection: token.collection,
      id: token.id,
      bidder,
      seller,
      quantity: quantity ?? 1,
    }),
  )
  const problem = quantity === undefined || quantity > most ? `Sell 1 to ${most}.` : undefined
  return (
    <ActionPanel
      line="auctions"
      action={`Sell for ${formatUsd(price)}`}
      first={isMovable ? undefined : approveWrite(token, contracts.Market, quantity ?? 1)}
      problem={problem}
      obstacle={error ? reasonOf(error) : undefined}
      write={() =>
        acceptWrite(token, { bidder, quantity: quantity ?? 1, minimum: receipt?.proceeds ?? 0n })
      }
    >
      {most > 1 && <QuantityField value={text} onChange={setText} max={most} />}
      {receipt && <Receipt receipt={receipt} own="seller" />}
    </ActionPanel>
  )
}

'use client'

import { simulateBuyEdition, simulateBuyEditionWithPass } from '@stave/sdk/actions'
import type { EditionOfferFragment } from '@stave/sdk/query'
import { useState } from 'react'
import { useAccount } from 'wagmi'
import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { parseQuantity, QuantityField } from '@/components/ui/quantity-field.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import {
  discounted,
  type EditionSale,
  passProblem,
  priceWords,
  quantityProblem,
  type SalePhase,
} from './sale.ts'
import { usePass } from './use-pass.ts'

type BuyEditionProps = {
  edition: EditionOfferFragment
  sale: EditionSale
  phase: SalePhase
  now: number
  /** Tokens that the reader has bought. */
  bought: number
  /** A pass out of the page's address. */
  code: string
}

/** Buys tokens of an edition, with a pass where the reader has one. */
export function BuyEdition({ edition, sale, phase, now, bought, code }: BuyEditionProps) {
  const [text, setText] = useState('1')
  const [passText, setPassText] = useState(code)
  const { address } = useAccount()
  const { signed, problem: unreadable, used } = usePass(passText)
  const quantity = parseQuantity(text)
  const needsPass = phase !== 'open'
  const withPass = signed !== undefined
  const passWrong =
    unreadable ??
    (signed &&
      passProblem(signed.pass, {
        edition: edition.number,
        series: Number(edition.series),
        reader: address,
        now,
        ...(used ?? { used: 0, usedByReader: 0, revoked: false }),
      }))
  const price = withPass ? discounted(sale.price, signed.pass.discount) : sale.price
  const amount = price * BigInt(quantity ?? 1)
  const problem =
    passWrong ??
    (needsPass && !withPass ? needPass(phase) : undefined) ??
    quantityProblem(sale, { quantity, bought })

  const write = (): Write => {
    const order = { quantity: quantity ?? 1, maximum: amount }
    return {
      title: `Buy ${order.quantity} × ${edition.title}`,
      prepare: (client) =>
        signed
          ? simulateBuyEditionWithPass(client, { ...signed, ...order })
          : simulateBuyEdition(client, { edition: edition.number, ...order }),
    }
  }

  return (
    <ActionPanel
      line="auctions"
      action={amount === 0n ? 'Take it for free' : `Buy for ${priceWords(amount)}`}
      charge={{ spender: 'Editions', amount }}
      problem={problem}
      write={write}
    >
      <div className="flex flex-wrap items-start gap-4">
        <QuantityField value={text} onChange={setText} max={sale.left ?? 1_000} />
        <Field
          label="Pass"
          optional={!needsPass}
          hint={passWrong === undefined ? passHint(signed?.pass.discount) : undefined}
          error={passWrong}
          className="min-w-48 flex-1"
        >
          <Input
            value={passText}
            placeholder="Code or link from the artist"
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => setPassText(target.value)}
          />
        </Field>
      </div>
    </ActionPanel>
  )
}

function needPass(phase: SalePhase): string {
  return phase === 'coming'
    ? 'The sale has not begun. With a pass from the artist you can buy now.'
    : 'This edition is sold to who has a pass. Enter the one that the artist gave you.'
}

function passHint(discount: number | undefined): string | undefined {
  if (discount === undefined) return undefined
  return discount === 0 ? 'This pass opens the sale.' : `${discount / 100} % off.`
}

'use client'

import { signPass } from '@stave/sdk/actions'
import { encodePass } from '@stave/sdk/editions'
import type { EditionOfferFragment } from '@stave/sdk/query'
import { type FormEvent, useState } from 'react'
import { type Address, isAddress } from 'viem'
import { useConfig as useWagmiConfig } from 'wagmi'
import { getConnectorClient } from 'wagmi/actions'
import { CopyButton } from '@/components/copy-button.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { NumberField, parseParts, parseWhole } from '@/components/ui/number-field.tsx'
import type { SongInFull } from '@/features/song/song-page.tsx'
import { useConfig } from '@/lib/config/context.tsx'
import { reasonOf } from '@/lib/errors.ts'
import { EditionSelect } from './edition-select.tsx'

type PassFormProps = { song: SongInFull; editions: readonly EditionOfferFragment[] }

/** Signs a pass for an edition: earlier, for less, or for one wallet alone. It costs nothing and makes a link. */
export function PassForm({ song, editions }: PassFormProps) {
  const wagmi = useWagmiConfig()
  const { chainId } = useConfig()
  const [edition, setEdition] = useState(editions[0]?.number)
  const [discount, setDiscount] = useState('25')
  const [holder, setHolder] = useState('')
  const [limit, setLimit] = useState('10')
  const [days, setDays] = useState('30')
  const [link, setLink] = useState('')
  const [error, setError] = useState('')
  const terms = {
    discount: parseParts(discount, 100, 10_000),
    limit: parseWhole(limit, 1, 2 ** 32 - 1),
    days: parseWhole(days, 1, 365),
  }
  const who = holder.trim()
  const isGoodHolder = who === '' || isAddress(who, { strict: false })
  const isWhole = Object.values(terms).every((value) => value !== undefined) && isGoodHolder

  const sign = async (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole || edition === undefined) return
    setError('')
    try {
      const client = await getConnectorClient(wagmi, { chainId })
      const signed = await signPass(client, {
        edition,
        discount: terms.discount,
        limit: terms.limit,
        walletLimit: who === '' ? 1 : terms.limit,
        endsAt: Math.floor(Date.now() / 1_000) + (terms.days ?? 30) * 86_400,
        ...(who !== '' && { holder: who as Address }),
      })
      setLink(`${location.origin}/song/${song.number}?pass=${encodePass(signed)}`)
    } catch (cause) {
      setError(reasonOf(cause))
    }
  }

  return (
    <form onSubmit={sign} noValidate className="grid gap-4">
      <EditionSelect editions={editions} value={edition} onChange={setEdition} />
      <NumberField
        label="Discount"
        suffix="%"
        hint="0 only opens the sale; 100 makes it free."
        min={0}
        max={100}
        value={discount}
        onChange={setDiscount}
      />
      <Field
        label="For one wallet"
        optional
        hint="Empty: whoever has the link may use it, one token each."
        error={isGoodHolder ? undefined : 'This is not an address: it begins with 0x.'}
      >
        <Input
          value={holder}
          placeholder="0x…"
          spellCheck={false}
          onChange={({ target }) => setHolder(target.value)}
        />
      </Field>
      <NumberField label="Tokens in all" min={1} value={limit} onChange={setLimit} />
      <NumberField
        label="Counts for"
        suffix="days"
        min={1}
        max={365}
        value={days}
        onChange={setDays}
      />
      <Button type="submit" disabled={!isWhole} className="justify-self-start">
        Sign the pass
      </Button>
      <div aria-live="polite">
        {link !== '' && (
          <p className="flex items-center gap-2 rounded-lg bg-sunken px-3 py-2 text-xs">
            <span className="truncate font-mono">{link}</span>
            <CopyButton value={link} label="Copy the pass’s link" />
          </p>
        )}
      </div>
      {error !== '' && (
        <p role="alert" className="text-bad text-sm">
          {error}
        </p>
      )}
    </form>
  )
}

'use client'

import { simulateCreateEdition } from '@stave/sdk/actions'
import { useState } from 'react'
import { AmountField } from '@/components/ui/amount-field.tsx'
import { Choice } from '@/components/ui/choice.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Input, Textarea } from '@/components/ui/input.tsx'
import { NumberField, parseParts, parseTime, parseWhole } from '@/components/ui/number-field.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { usePublish } from '@/features/pay/use-publish.ts'
import type { SongInFull } from '@/features/song/song-page.tsx'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import { useConfig } from '@/lib/config/context.tsx'
import { parseUsd } from '@/lib/money.ts'
import { TimeField } from './time-field.tsx'

/** How an edition is sold. */
const sellers = [
  { value: 'fixed', label: 'At a fixed price' },
  { value: 'DutchAuctions', label: 'By auction at a falling price' },
  { value: 'EnglishAuctions', label: 'By auction for the highest bid' },
] as const
type Seller = (typeof sellers)[number]['value']

/** Makes a collectible of the song. What is fixed here never changes. */
export function EditionForm({ song }: { song: SongInFull }) {
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [seller, setSeller] = useState<Seller>('fixed')
  const [price, setPrice] = useState('5')
  const [supply, setSupply] = useState('100')
  const [walletLimit, setWalletLimit] = useState('')
  const [startsAt, setStartsAt] = useState('')
  const [endsAt, setEndsAt] = useState('')
  const [royalty, setRoyalty] = useState('5')
  const publish = usePublish()
  const { contracts } = useConfig()

  const byAuction = seller !== 'fixed'
  const micro = byAuction ? 0n : parseUsd(price)
  const tokens = optionalWhole(supply)
  const perWallet = optionalWhole(walletLimit)
  const basisPoints = parseParts(royalty, 100, 1_000)
  const [from, until] = [parseTime(startsAt), parseTime(endsAt)]
  const problem =
    title.trim() === ''
      ? 'Give the edition a title.'
      : micro === undefined
        ? 'Give a price in dollars; 0 is free.'
        : tokens === null || perWallet === null
          ? 'Numbers of tokens are whole numbers from 1 up; leave them empty for no limit.'
          : basisPoints === undefined
            ? 'The resale royalty is 0 to 10 %.'
            : from !== undefined && until !== undefined && until <= from
              ? 'The sale ends after it begins.'
              : undefined

  const write = async (): Promise<Write> => {
    const name = title.trim()
    const { artworkCid, artworkMimeType } = song.metadata ?? {}
    const metadata = await publish({
      type: 'edition',
      name,
      description: description.trim(),
      ...(artworkCid && { image: `ipfs://${artworkCid}` }),
      ...(artworkCid && artworkMimeType && { artwork: { cid: artworkCid, mime: artworkMimeType } }),
    })
    const common = {
      supply: tokens ?? undefined,
      royalty: basisPoints ?? 0,
      walletLimit: perWallet ?? undefined,
    }
    const terms = byAuction
      ? // Without a window of its own, nobody buys past the auction but with a pass.
        { ...common, price: 0n, startsAt: 0, endsAt: 0, minter: contracts[seller] }
      : { ...common, price: micro ?? 0n, startsAt: from, endsAt: until }
    return {
      title: `Make the edition ${name}`,
      prepare: (client) =>
        simulateCreateEdition(client, { song: song.number, metadata, title: name, terms }),
    }
  }

  return (
    <ActionPanel
      line="auctions"
      action="Make the edition"
      problem={problem}
      write={write}
      onDone={() => setTitle('')}
    >
      <Field label="Title">
        <Input value={title} maxLength={100} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <Field label="Description" optional hint="The song’s cover is its picture.">
        <Textarea
          rows={2}
          className="min-h-16"
          value={description}
          onChange={({ target }) => setDescription(target.value)}
        />
      </Field>
      <Choice
        label="How it is sold"
        value={seller}
        onChange={setSeller}
        options={sellers}
        color="var(--line-auctions)"
      />
      <NumberField
        label="Tokens"
        optional
        hint="There will never be more. Empty for as many as are wanted."
        min={1}
        value={supply}
        onChange={setSupply}
      />
      {!byAuction && (
        <>
          <AmountField label="Price of one" value={price} onChange={setPrice} hint="0 is free." />
          <NumberField
            label="Tokens a wallet may buy"
            optional
            min={1}
            value={walletLimit}
            onChange={setWalletLimit}
          />
          <TimeField
            label="Sale begins"
            hint="Empty for at once."
            value={startsAt}
            onChange={setStartsAt}
          />
          <TimeField
            label="Sale ends"
            hint="Empty for never."
            value={endsAt}
            onChange={setEndsAt}
          />
        </>
      )}
      <NumberField
        label="Royalty of later sales"
        suffix="%"
        step={0.01}
        min={0}
        max={10}
        value={royalty}
        onChange={setRoyalty}
      />
    </ActionPanel>
  )
}

/** A number from one up; undefined when nothing was typed, null when something else was. */
function optionalWhole(text: string): number | undefined | null {
  if (text.trim() === '') return undefined
  return parseWhole(text, 1, 2 ** 32 - 2) ?? null
}

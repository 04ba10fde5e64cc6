'use client'

import { decodeLines, simulateSetTerms } from '@stave/sdk/actions'
import { useState } from 'react'
import { AmountField } from '@/components/ui/amount-field.tsx'
import { NumberField, parseWhole } from '@/components/ui/number-field.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import type { SongInFull } from '@/features/song/song-page.tsx'
import { isOpen, lineBit, lines } from '@/lib/lines.ts'
import { formatUsdInput, parseUsd } from '@/lib/money.ts'

/** Opens and closes a song's lines, and sets what goes with them. */
export function TermsForm({ song }: { song: SongInFull }) {
  const [bits, setBits] = useState(song.lines)
  const [price, setPrice] = useState(formatUsdInput(BigInt(song.price)))
  const [tier, setTier] = useState(String(Math.max(1, song.patronTier)))
  const [hours, setHours] = useState(String(song.earlyAccessHours))
  const micro = parseUsd(price)
  const patronTier = parseWhole(tier, 1, 10)
  const earlyAccessHours = parseWhole(hours, 0, 65_535)
  const problem =
    micro === undefined
      ? 'Give a price in dollars, such as 0.01.'
      : patronTier === undefined
        ? 'The lowest tier is a number from 1 to 10.'
        : earlyAccessHours === undefined
          ? 'Early access is a number of hours, such as 48.'
          : undefined

  return (
    <ActionPanel
      line="tabs"
      action="Save the lines"
      problem={problem}
      write={() => ({
        title: 'Set the song’s lines',
        prepare: (client) =>
          simulateSetTerms(client, {
            song: song.number,
            terms: {
              price: micro ?? 0n,
              releaseAt: Number(song.releaseAt),
              lines: decodeLines(bits),
              patronTier: isOpen(bits, 'patronage') ? (patronTier ?? 1) : 0,
              earlyAccessHours: earlyAccessHours ?? 0,
            },
          }),
      })}
    >
      <fieldset className="grid gap-4">
        <legend className="sr-only">Open lines</legend>
        {lines.map(({ id, label, description }) => (
          <Switch
            key={id}
            label={label}
            hint={description}
            checked={isOpen(bits, id)}
            onChange={(open) => setBits(open ? bits | lineBit(id) : bits & ~lineBit(id))}
          />
        ))}
      </fieldset>
      {isOpen(bits, 'tabs') && (
        <AmountField label="Price of a play" value={price} onChange={setPrice} />
      )}
      {isOpen(bits, 'patronage') && (
        <>
          <NumberField
            label="Lowest tier that may play it"
            value={tier}
            onChange={setTier}
            min={1}
            max={10}
          />
          <NumberField
            label="Early access for its patrons"
            suffix="h"
            hint="Hours before the release; a tier that promises more gives more."
            value={hours}
            onChange={setHours}
            min={0}
            max={65_535}
          />
        </>
      )}
    </ActionPanel>
  )
}

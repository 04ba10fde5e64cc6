'use client'

import { simulateAirdropEdition } from '@stave/sdk/actions'
import type { EditionOfferFragment } from '@stave/sdk/query'
import { useState } from 'react'
import { Field } from '@/components/ui/field.tsx'
import { Textarea } from '@/components/ui/input.tsx'
import { NumberField, parseWhole } from '@/components/ui/number-field.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { formatCount } from '@/lib/money.ts'
import { EditionSelect, useChosenEdition } from './edition-select.tsx'
import { parseReceivers } from './receivers.ts'

/** 8.8 million gas when each gets its first token; Osaka lets a transaction take 16.8 million. */
const MAX_RECEIVERS = 300

/** Gives tokens of an edition away, outside its window and its limits. */
export function AirdropForm({ editions }: { editions: readonly EditionOfferFragment[] }) {
  const { edition, choose } = useChosenEdition(editions)
  const [text, setText] = useState('')
  const [each, setEach] = useState('1')
  if (!edition) return null
  const receivers = parseReceivers(text)
  const quantity = parseWhole(each, 1, 2 ** 32 - 1)
  const total = receivers.addresses.length * (quantity ?? 0)

  const problem = () => {
    if (receivers.bad) return `“${receivers.bad}” is not an address: it begins with 0x.`
    if (total === 0) return 'Name at least one address, and at least one token.'
    if (receivers.addresses.length > MAX_RECEIVERS) {
      return `Give to at most ${MAX_RECEIVERS} addresses at once, to the others after.`
    }
    const { left } = edition
    return BigInt(left) < BigInt(total) ? `Only ${formatCount(BigInt(left))} are left.` : undefined
  }

  return (
    <ActionPanel
      line="auctions"
      action={total === 0 ? 'Give them' : `Give ${formatCount(total)}`}
      problem={problem()}
      onDone={() => setText('')}
      write={() => ({
        title: `Give ${edition.title} away`,
        prepare: (client) =>
          simulateAirdropEdition(client, {
            edition: edition.number,
            receivers: receivers.addresses,
            quantity: quantity ?? 1,
          }),
      })}
    >
      <EditionSelect editions={editions} value={edition.number} onChange={choose} />
      <Field label="To" hint="One address a line.">
        <Textarea
          value={text}
          placeholder="0x…"
          spellCheck={false}
          className="font-mono text-xs"
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <NumberField label="Tokens each" min={1} value={each} onChange={setEach} />
    </ActionPanel>
  )
}

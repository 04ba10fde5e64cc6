'use client'

import { useState } from 'react'
import { type Address, getAddress, isAddress } from 'viem'
import { Button } from '@/components/ui/button.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Textarea } from '@/components/ui/input.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { readNames } from './plans.ts'
import { nameWrite } from './writes.ts'

const MOST = 4

type NameFormProps = {
  named: readonly Address[]
  /** The artist of the page. */
  artist: Address
  isSupporter: boolean
}

/** Names the artists among whom a tenth of a supporter's payments is shared. */
export function NameForm({ named, artist, isSupporter }: NameFormProps) {
  const [text, setText] = useState(named.join('\n'))
  const names = readNames(text, (word) => isAddress(word, { strict: false }))
  const problem =
    names === undefined
      ? 'One of these is not an address: an address begins with 0x.'
      : names.length > MOST
        ? `Name ${MOST} artists at most.`
        : undefined
  const hasArtist = names?.includes(artist.toLowerCase()) ?? true
  return (
    <ActionPanel
      line="subscriptions"
      action="Save the names"
      problem={problem}
      write={() => nameWrite((names ?? []).map((name) => getAddress(name)))}
    >
      {!isSupporter && (
        <p className="text-pretty text-sm text-soft">Names count for payments as a Supporter.</p>
      )}
      <Field
        label="Their addresses"
        optional
        hint={`Up to ${MOST}, one a line. From your next payment on a tenth of it is shared among them; without names it joins the pool of all artists.`}
      >
        <Textarea
          rows={3}
          spellCheck={false}
          className="min-h-20 font-mono text-xs"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      {!hasArtist && (
        <Button size="sm" onClick={() => setText(`${text}\n${artist}`.trim())} className="w-fit">
          Add this artist
        </Button>
      )}
    </ActionPanel>
  )
}

'use client'

import { simulateTipSong } from '@stave/sdk/actions'
import { MAX_MESSAGE_LENGTH } from '@stave/sdk/metadata'
import { useState } from 'react'
import { AmountField } from '@/components/ui/amount-field.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Textarea } from '@/components/ui/input.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { usePublish } from '@/features/pay/use-publish.ts'
import { formatUsd, parseUsd, USD } from '@/lib/money.ts'

const presets = [1n * USD, 3n * USD, 5n * USD, 10n * USD]

/** Gives a song's makers money, with words if wanted. */
export function TipForm({ song }: { song: number }) {
  const [text, setText] = useState('3')
  const [message, setMessage] = useState('')
  const publish = usePublish()
  const amount = parseUsd(text)
  const words = message.trim()
  const problem = problemWith(amount, words)

  const write = async () => {
    const digest = words === '' ? undefined : await publish({ type: 'message', text: words })
    return {
      title: `Tip ${formatUsd(amount ?? 0n)}`,
      prepare: (client: Parameters<typeof simulateTipSong>[0]) =>
        simulateTipSong(client, { song, amount: amount ?? 0n, message: digest }),
    }
  }

  return (
    <ActionPanel
      line="gifts"
      action={amount ? `Tip ${formatUsd(amount)}` : 'Tip'}
      charge={amount ? { spender: 'Gifts', amount } : undefined}
      problem={problem}
      write={write}
      onDone={() => setMessage('')}
    >
      <AmountField label="Tip in dollars" value={text} onChange={setText} presets={presets} />
      <Field
        label="Message"
        optional
        hint={`Anyone can read it, for good. ${MAX_MESSAGE_LENGTH - words.length} characters left.`}
      >
        <Textarea
          value={message}
          rows={2}
          className="min-h-16"
          onChange={({ target }) => setMessage(target.value)}
        />
      </Field>
      <p className="text-pretty text-faint text-xs">
        All of it reaches the song’s split: there is no fee on tips.
      </p>
    </ActionPanel>
  )
}

function problemWith(amount: bigint | undefined, words: string): string | undefined {
  if (amount === undefined) return 'Give an amount of dollars, such as 3 or 0.50.'
  if (amount === 0n) return 'Tip more than nothing.'
  if (words.length > MAX_MESSAGE_LENGTH)
    return `Shorten the message to ${MAX_MESSAGE_LENGTH} characters.`
  return undefined
}

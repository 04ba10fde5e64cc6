'use client'

import {
  getShareAddress,
  type ShareTerms,
  type StaveClient,
  simulateTransferPosition,
  simulateWrapPosition,
} from '@stave/sdk/actions'
import { useState } from 'react'
import type { Address } from 'viem'
import { usePublicClient } from 'wagmi'
import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { NumberField } from '@/components/ui/number-field.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import { useConfig } from '@/lib/config/context.tsx'
import { formatCount, formatShare } from '@/lib/money.ts'
import { checkShares, emptySharesDraft, partOf } from './draft.ts'
import { dropTerms, keepTerms, readHandover } from './handover.ts'

type MakeSharesFormProps = {
  split: number
  title: string | undefined
  account: Address
  /** The account's parts per million, one number a stretch of income. */
  held: readonly number[]
  /** Shares whose position was handed over already, while the token is yet to be made. */
  begun: ShareTerms | undefined
  onDone: () => void
}

/** Hands the position over to the token that is to be, and makes it. What stopped in between goes on here. */
export function MakeSharesForm(props: MakeSharesFormProps) {
  const { split, title, account, held, begun, onDone } = props
  const { chainId } = useConfig()
  const client = usePublicClient({ chainId })
  const [draft, setDraft] = useState(() => emptySharesDraft(title))
  const { terms, part, problem } = checkShares(split, draft)
  const parts = partOf(held, part ?? 0)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })

  return (
    <ActionPanel
      line="auctions"
      action={begun ? `Make ${begun.symbol}` : 'Make the shares'}
      problem={begun ? undefined : problem}
      first={begun || !terms ? undefined : handOver(account, terms, parts)}
      write={async () => {
        const wanted = begun ?? terms
        if (!client || !wanted) throw new Error('Connect a wallet first.')
        if (!begun) await checkUnmade(client, account, wanted)
        return {
          title: `Make ${formatCount(wanted.supply)} ${wanted.symbol}`,
          prepare: (wallet) => simulateWrapPosition(wallet, { terms: wanted }),
        }
      }}
      onDone={() => {
        dropTerms(account, split)
        onDone()
      }}
    >
      {begun ? (
        <p className="text-pretty text-sm text-soft">
          Your part was handed over to {begun.name}, and waits there for you alone. Make its{' '}
          {formatCount(begun.supply)} shares now.
        </p>
      ) : (
        <>
          <Field label="Name">
            <Input value={draft.name} onChange={({ target }) => set({ name: target.value })} />
          </Field>
          <Field label="Symbol" className="max-w-64">
            <Input value={draft.symbol} onChange={({ target }) => set({ symbol: target.value })} />
          </Field>
          <NumberField
            label="Shares"
            hint="Each is whole, and all are yours at first."
            min={1}
            value={draft.supply}
            onChange={(supply) => set({ supply })}
          />
          <NumberField
            label="How much of your part"
            suffix="%"
            step={0.0001}
            min={0}
            max={100}
            hint={shareWords(parts)}
            value={draft.part}
            onChange={(value) => set({ part: value })}
          />
        </>
      )}
    </ActionPanel>
  )
}

/** Hands the parts to where the token will be; from then on only these terms lead to them, so they are kept before. */
function handOver(account: Address, terms: ShareTerms, parts: readonly number[]): Write {
  return {
    title: `Hand your part to ${terms.symbol}`,
    prepare: async (wallet) => {
      const to = await getShareAddress(wallet, { issuer: account, terms })
      keepTerms(account, terms)
      return simulateTransferPosition(wallet, { split: terms.split, to, shares: parts })
    },
  }
}

/** A position handed to shares that exist would be their holders'. */
async function checkUnmade(client: StaveClient, issuer: Address, terms: ShareTerms): Promise<void> {
  const { isMade } = await readHandover(client, { issuer, terms })
  if (isMade) {
    throw new Error(`You have made ${terms.symbol} like this before. Choose another name.`)
  }
}

function shareWords(parts: readonly number[]): string {
  const distinct = [...new Set(parts)].map(formatShare)
  return `${distinct.join(', then ')} of the split’s income.`
}

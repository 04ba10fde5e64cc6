'use client'

import { simulateProposeChange } from '@stave/sdk/actions'
import type { Tranche } from '@stave/sdk/splits'
import { type FormEvent, useState } from 'react'
import type { Address } from 'viem'
import { AccountLabel } from '@/components/chain-links.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { useTransactor } from '@/features/transactions/use-transactor.tsx'
import { formatShare } from '@/lib/money.ts'
import { type SplitDraft, toTranches } from './draft.ts'
import { proposalOf, proposalProblem, shiftsOf, tranchesOf } from './proposal.ts'
import { SplitEditor } from './split-editor.tsx'
import { namesIn, type SplitInFull } from './tranche-list.tsx'

/** Days in which recipients can accept. */
const DAYS = 30

/** Lets the controller propose other shares; what was earned before stays earned at the old ones. */
export function ProposeChange({ split }: { split: SplitInFull }) {
  const [draft, setDraft] = useState<SplitDraft>()
  const begin = proposalOf(split)
  if (!begin) return null
  return (
    <>
      <Button size="sm" onClick={() => setDraft(begin)}>
        Propose other shares
      </Button>
      <Dialog
        open={draft !== undefined}
        onOpenChange={(open) => !open && setDraft(undefined)}
        title="Propose other shares"
        description={`They take effect once everyone whose share falls has accepted, within ${DAYS} days. What was earned before stays as it is.`}
        className="sm:max-w-2xl"
      >
        {draft && (
          <ProposalForm
            split={split}
            draft={draft}
            onChange={setDraft}
            onDone={() => setDraft(undefined)}
          />
        )}
      </Dialog>
    </>
  )
}

type ProposalFormProps = {
  split: SplitInFull
  draft: SplitDraft
  onChange: (draft: SplitDraft) => void
  onDone: () => void
}

function ProposalForm({ split, draft, onChange, onDone }: ProposalFormProps) {
  const [strict, setStrict] = useState(false)
  const { transact, pending } = useTransactor()
  const tranches = toTranches(draft)
  const problem = tranches
    ? proposalProblem(split, tranches)
    : 'The shares are not complete yet: see what is said above.'
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setStrict(true)
    if (!tranches || problem) return
    const receipt = await transact({
      title: 'Propose other shares',
      prepare: (client) =>
        simulateProposeChange(client, {
          split: split.number,
          deadline: Math.floor(Date.now() / 1000) + DAYS * 86_400,
          tranches,
        }),
    })
    if (receipt) onDone()
  }
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-1 gap-6">
      <SplitEditor draft={draft} strict={strict} onChange={onChange} />
      {tranches && !problem && <Consent split={split} tranches={tranches} />}
      {split.openChange && (
        <p className="text-sm text-warn">This replaces the proposal that is open now.</p>
      )}
      {strict && problem && (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" size="lg" disabled={pending}>
        {pending ? 'Proposing…' : 'Propose'}
      </Button>
    </form>
  )
}

/** Whose consent the proposal takes, besides the controller's own. */
function Consent({ split, tranches }: { split: SplitInFull; tranches: readonly Tranche[] }) {
  const falling = shiftsOf(tranchesOf(split), tranches, BigInt(split.received)).filter(
    ({ recipient, from, to }) => to < from && recipient.toLowerCase() !== split.controller,
  )
  if (falling.length === 0) {
    return (
      <p role="status" className="text-sm text-soft">
        Nobody else’s share falls, so it can be put into effect at once.
      </p>
    )
  }
  return (
    <div role="status" className="grid gap-1.5">
      <p className="text-sm text-soft">It takes the consent of</p>
      <ul aria-label="Whose consent it takes" className="grid">
        {falling.map(({ recipient, from, to }) => (
          <li
            key={recipient}
            className="flex flex-wrap items-center justify-between gap-x-4 border-rule border-t py-2 text-sm"
          >
            <Who recipient={recipient} split={split} />
            <span className="tabular">
              {formatShare(from)} → {formatShare(to)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Who({ recipient, split }: { recipient: Address; split: SplitInFull }) {
  const number = BigInt(recipient)
  if (number < 2n ** 32n) return <span>everyone in split #{number.toString()}</span>
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {namesIn(split).get(recipient.toLowerCase())}
      <AccountLabel address={recipient} />
    </span>
  )
}

'use client'

import { simulateAcceptChange, simulateApplyChange, simulateCancelChange } from '@stave/sdk/actions'
import { NO_END, recipientsOf, type Tranche } from '@stave/sdk/splits'
import { getAddress } from 'viem'
import { useAccount } from 'wagmi'
import { AccountLabel, TxLink } from '@/components/chain-links.tsx'
import { Moment } from '@/components/moment.tsx'
import { Button } from '@/components/ui/button.tsx'
import { useTransactor } from '@/features/transactions/use-transactor.tsx'
import { formatShare, formatUsd } from '@/lib/money.ts'
import { tranchesOf } from './proposal.ts'
import type { SplitInFull } from './tranche-list.tsx'

type Change = NonNullable<SplitInFull['openChange']>

/** Other shares that the controller proposes; they count once all whose share falls have accepted. */
export function OpenChange({ split, change }: { split: SplitInFull; change: Change }) {
  const { address } = useAccount()
  const { transact, pending } = useTransactor()
  const own = address?.toLowerCase()
  const isController = own !== undefined && own === split.controller
  const isRecipient = split.positions.some(({ recipient }) => recipient === own)
  const accepted = change.acceptances.filter((answer) => answer.accepted)
  const hasAccepted = accepted.some(({ recipient }) => recipient === own)
  const tranches = toTranches(change)

  const accept = () =>
    transact({
      title: hasAccepted ? 'Take back the acceptance' : 'Accept the new shares',
      prepare: (client) =>
        simulateAcceptChange(client, {
          split: split.number,
          change: change.id,
          accepted: !hasAccepted,
        }),
    })
  const apply = () =>
    transact({
      title: 'Put the new shares into effect',
      prepare: (client) =>
        simulateApplyChange(client, {
          split: split.number,
          tranches,
          recipients: recipientsOf(tranchesOf(split), tranches),
        }),
    })
  const cancel = () =>
    transact({
      title: 'Withdraw the proposal',
      prepare: (client) => simulateCancelChange(client, { split: split.number }),
    })

  return (
    <section
      aria-labelledby="change-title"
      className="grid gap-5 rounded-2xl border border-warn/40 bg-warn/8 p-6"
    >
      <div className="grid gap-1">
        <h2 id="change-title" className="text-2xl">
          Other shares are proposed
        </h2>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
          They can take effect until <Moment seconds={change.deadline} />, once everyone whose share
          falls has accepted. <TxLink hash={change.proposedIn} />
        </p>
      </div>
      {tranches.map(({ until, shares }) => (
        <div key={until.toString()} className="grid gap-2">
          {until !== NO_END && (
            <p className="text-sm text-soft">until {formatUsd(until)} have come in</p>
          )}
          <ul className="grid gap-x-8 sm:grid-cols-2">
            {shares.map(({ recipient, share }) => (
              <li
                key={recipient}
                className="flex items-center justify-between gap-4 border-rule border-b py-2 text-sm"
              >
                <AccountLabel address={recipient} />
                <span className="flex items-center gap-3">
                  {accepted.some((answer) => answer.recipient === recipient.toLowerCase()) && (
                    <span className="text-good text-xs">accepted</span>
                  )}
                  <span className="tabular font-medium">{formatShare(share)}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className="flex flex-wrap gap-3">
        {isRecipient && (
          <Button
            variant={hasAccepted ? 'secondary' : 'primary'}
            disabled={pending}
            onClick={() => void accept()}
          >
            {hasAccepted ? 'Take back the acceptance' : 'Accept'}
          </Button>
        )}
        <Button disabled={pending} onClick={() => void apply()}>
          Put into effect
        </Button>
        {isController && (
          <Button variant="danger" disabled={pending} onClick={() => void cancel()}>
            Withdraw the proposal
          </Button>
        )}
      </div>
    </section>
  )
}

/** The proposal as the contract takes it back. */
function toTranches({ tranches }: Change): Tranche[] {
  return tranches.map(({ until, recipients, shares }) => ({
    until: until === null ? NO_END : BigInt(until),
    shares: recipients.map((recipient, index) => ({
      recipient: getAddress(recipient),
      share: shares[index] ?? 0,
    })),
  }))
}

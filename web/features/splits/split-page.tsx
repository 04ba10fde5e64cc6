'use client'

import { SplitPageDocument, splitId } from '@stave/sdk/query'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { useAccount } from 'wagmi'
import { AccountLabel, TxLink } from '@/components/chain-links.tsx'
import { Moment } from '@/components/moment.tsx'
import { Money } from '@/components/money.tsx'
import { Section } from '@/features/discover/section.tsx'
import { MakeShares } from '@/features/shares/make-shares.tsx'
import { usePageQuery } from '@/lib/apollo/use-page-query.ts'
import { History } from './history.tsx'
import { OpenChange } from './open-change.tsx'
import { ProposeChange } from './propose-change.tsx'
import { RecipientTable } from './recipient-table.tsx'
import { type SplitInFull, TrancheList } from './tranche-list.tsx'

/** Who earns what of one income, and every payment in and out. */
export function SplitPage({ number }: { number: number }) {
  const { address } = useAccount()
  const { data } = usePageQuery(SplitPageDocument, { id: splitId(number) })
  const { split } = data
  if (!split) notFound()
  const isController = address !== undefined && address.toLowerCase() === split.controller
  return (
    <div className="page grid grid-cols-1 gap-14 py-10 sm:py-14">
      <Heading split={split} />
      {split.openChange && <OpenChange split={split} change={split.openChange} />}
      <Section title="Shares" aside={isController && <ProposeChange split={split} />}>
        <TrancheList split={split} />
      </Section>
      <Section
        title="Recipients"
        aside={
          address && (
            <MakeShares split={split.number} title={split.songs[0]?.title} account={address} />
          )
        }
      >
        <RecipientTable split={split} account={address} />
      </Section>
      <History split={split} />
    </div>
  )
}

function Heading({ split }: { split: SplitInFull }) {
  const { number, received, withdrawn, songs, controller, createdAt, createdIn } = split
  return (
    <header className="grid gap-6">
      <div className="grid gap-2">
        <p className="eyebrow">Royalty split</p>
        <h1 className="text-4xl sm:text-5xl">Split #{number}</h1>
        {songs.length > 0 && (
          <p className="text-soft">
            Earns what{' '}
            {songs.map(({ number: song, title }, index) => (
              <span key={song}>
                {index > 0 && ', '}
                <Link
                  href={`/song/${song}`}
                  className="text-ink underline decoration-stave underline-offset-4 hover:decoration-ink"
                >
                  {title}
                </Link>
              </span>
            ))}{' '}
            {songs.length === 1 ? 'earns' : 'earn'}.
          </p>
        )}
      </div>
      <dl className="flex flex-wrap gap-x-12 gap-y-4 text-sm">
        <Fact label="Received">
          <Money micro={received} className="text-xl" />
        </Fact>
        <Fact label="Paid out">
          <Money micro={withdrawn} className="text-xl" />
        </Fact>
        <Fact label="Changes">
          {controller ? (
            <span className="flex flex-wrap items-center gap-1.5">
              proposed by <AccountLabel address={controller} />
            </span>
          ) : (
            'never: nobody can change it'
          )}
        </Fact>
        <Fact label="Created">
          <span className="flex items-center gap-2">
            <Moment seconds={createdAt} /> <TxLink hash={createdIn} />
          </span>
        </Fact>
      </dl>
    </header>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <dt className="text-faint">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

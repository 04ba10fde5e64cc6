'use client'

import Link from 'next/link'
import { useState } from 'react'
import { AccountLabel, TxLink } from '@/components/chain-links.tsx'
import { Moment } from '@/components/moment.tsx'
import { Money } from '@/components/money.tsx'
import { Button } from '@/components/ui/button.tsx'
import type { LineId } from '@/lib/lines.ts'
import { formatCount } from '@/lib/money.ts'
import type { SongInFull } from './song-page.tsx'

/** How many stand there until more are asked for. */
const FEW = 8

const lineOf: Record<string, LineId> = {
  PAID: 'tabs',
  SUBSCRIPTION: 'subscriptions',
  PATRON: 'patronage',
  GIFT: 'gifts',
}

/** The newest settled plays, each with its transaction. */
export function RecentPlays({ song }: { song: SongInFull }) {
  const [all, setAll] = useState(false)
  const records = song.playRecords
  const plays = all ? records : records.slice(0, FEW)
  return (
    <section aria-labelledby="plays-title" className="grid gap-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="plays-title" className="text-2xl">
          Recent plays
        </h2>
        <Link
          href={`/split/${song.split.number}`}
          className="text-sm text-soft underline decoration-stave underline-offset-4 hover:text-ink"
        >
          All payments
        </Link>
      </div>
      {records.length === 0 ? (
        <p className="text-sm text-soft">
          No play has been settled yet. Signed plays reach the chain in batches.
        </p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead className="text-left text-faint text-xs">
              <tr>
                <th className="py-2 pr-4 font-normal">Listener</th>
                <th className="py-2 pr-4 text-right font-normal">Plays</th>
                <th className="py-2 pr-4 text-right font-normal">Paid</th>
                <th className="hidden py-2 pr-4 font-normal sm:table-cell">When</th>
                <th className="py-2 text-right font-normal">Transaction</th>
              </tr>
            </thead>
            <tbody>
              {plays.map(({ id, kind, plays: count, paid, timestamp, transaction, listener }) => (
                <tr key={id} className="border-rule border-t">
                  <td className="py-2.5 pr-4">
                    <AccountLabel address={listener.id} />
                  </td>
                  <td className="tabular py-2.5 pr-4 text-right">{formatCount(count)}</td>
                  <td className="py-2.5 pr-4 text-right">
                    <Money micro={paid} line={lineOf[kind] ?? 'tabs'} />
                  </td>
                  <td className="hidden py-2.5 pr-4 text-soft sm:table-cell">
                    <Moment seconds={timestamp} />
                  </td>
                  <td className="py-2.5 text-right">
                    <TxLink hash={transaction} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!all && records.length > FEW && (
        <Button size="sm" onClick={() => setAll(true)} className="justify-self-start">
          Show {records.length - FEW} more
        </Button>
      )}
    </section>
  )
}

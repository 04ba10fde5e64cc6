import type { SongLinesQuery } from '@stave/sdk/query'
import { AccountLabel, TxLink } from '@/components/chain-links.tsx'
import { Moment } from '@/components/moment.tsx'
import { Money } from '@/components/money.tsx'

type Tips = NonNullable<SongLinesQuery['song']>['tips']

/** The newest tips, with what was said. */
export function TipList({ tips }: { tips: Tips }) {
  if (tips.length === 0) return null
  return (
    <ul aria-label="Newest tips" className="grid border-rule border-t">
      {tips.map(({ id, amount, timestamp, transaction, tipper, message }) => (
        <li key={id} className="grid gap-1 border-rule border-b py-2.5 text-sm last:border-b-0">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="flex items-baseline gap-2">
              <Money micro={amount} line="gifts" className="font-medium" />
              <AccountLabel address={tipper.id} />
            </span>
            <span className="flex items-baseline gap-3 text-faint text-xs">
              <Moment seconds={timestamp} />
              <TxLink hash={transaction} />
            </span>
          </span>
          {message?.text && (
            <q className="whitespace-pre-line text-pretty text-soft">{message.text}</q>
          )}
        </li>
      ))}
    </ul>
  )
}

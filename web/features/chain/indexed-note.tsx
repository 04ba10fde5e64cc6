'use client'

import { useQuery } from '@apollo/client/react'
import { MetaDocument } from '@stave/sdk/query'
import { Moment } from '@/components/moment.tsx'
import { formatCount } from '@/lib/money.ts'

/** How far the index has come, so that nobody wonders whether a page is stale. */
export function IndexedNote() {
  const { data, error } = useQuery(MetaDocument, {
    ssr: false,
    fetchPolicy: 'network-only',
    pollInterval: 10_000,
    skipPollAttempt: () => document.hidden,
  })
  const block = data?._meta?.block
  return (
    <p className="text-faint text-xs" aria-live="off">
      {error && !block && 'The index does not answer at the moment.'}
      {block && (
        <>
          Indexed to block <span className="tabular">{formatCount(block.number)}</span>
          {block.timestamp && (
            <>
              , <Moment seconds={block.timestamp} />
            </>
          )}
        </>
      )}
    </p>
  )
}

'use client'

import { useQuery } from '@apollo/client/react'
import { accountId, RecipientEarningsDocument, SongEarningsDocument } from '@stave/sdk/query'
import Link from 'next/link'
import { useState } from 'react'
import type { Address } from 'viem'
import { EmptyState, ErrorState } from '@/components/states.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { Section } from '@/features/discover/section.tsx'
import { daysAgo } from '@/lib/clock.ts'
import { Income } from './income.tsx'
import { RecipientTables } from './recipient-tables.tsx'
import { ShareTable } from './share-table.tsx'
import { SongTable } from './song-table.tsx'
import { Totals } from './totals.tsx'
import { useWithdrawable } from './use-withdrawable.ts'

/** An account's songs, shares and income. */
export function Earnings({ account }: { account: Address }) {
  const id = accountId(account)
  const [since] = useState(() => daysAgo(89))
  const shares = useQuery(RecipientEarningsDocument, { variables: { recipient: id } })
  const songs = useQuery(SongEarningsDocument, { variables: { artist: id, since } })
  const positions = shares.data?.positions ?? []
  const { data: withdrawable } = useWithdrawable(
    positions.map(({ split }) => ({ split: split.number, recipient: account })),
  )

  const error = shares.error ?? songs.error
  if (error && !(shares.data && songs.data)) {
    const retry = () => void Promise.all([shares.refetch(), songs.refetch()])
    return (
      <ErrorState title="The earnings could not be read" onRetry={retry}>
        The index does not answer at the moment. The money is safe in the ledger.
      </ErrorState>
    )
  }
  if (!shares.data || !songs.data) {
    return (
      <div role="status" aria-label="Loading earnings" className="grid gap-8">
        <Skeleton className="h-28" />
        <Skeleton className="h-64" />
      </div>
    )
  }
  if (positions.length === 0 && songs.data.songs.length === 0) {
    return (
      <EmptyState
        title="Nothing earned yet"
        action={
          <Button asChild variant="primary">
            <Link href="/release">Release a song</Link>
          </Button>
        }
      >
        What your songs earn, and what you earn by others’ songs, stands here play by play.
      </EmptyState>
    )
  }
  const splits = [
    ...new Set([
      ...songs.data.songs.map(({ split }) => split.number),
      ...positions.map(({ split }) => split.number),
    ]),
  ].sort((a, b) => a - b)
  return (
    <div className="grid grid-cols-1 gap-16">
      <Totals account={account} positions={positions} withdrawable={withdrawable} />
      <Income positions={positions} />
      <Section title="Your shares">
        <ShareTable account={account} positions={positions} withdrawable={withdrawable} />
      </Section>
      {songs.data.songs.length > 0 && (
        <Section title="Your songs">
          <SongTable songs={songs.data.songs} activities={songs.data.songActivities} />
        </Section>
      )}
      <Section title="By recipient">
        <RecipientTables splits={splits} account={account} />
      </Section>
    </div>
  )
}

'use client'

import { useQuery } from '@apollo/client/react'
import { accountId, ListenerHistoryDocument } from '@stave/sdk/query'
import Link from 'next/link'
import { TxLink } from '@/components/chain-links.tsx'
import { Moment } from '@/components/moment.tsx'
import { Money } from '@/components/money.tsx'
import { ErrorState } from '@/components/states.tsx'
import { Cell, Head, Row, Table } from '@/components/table.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { artistName } from '@/features/songs/song-card.ts'
import { formatCount } from '@/lib/money.ts'
import type { Listener } from './play.ts'

/** What the listener has played, as settled on-chain. */
export function PlayHistory({ listener }: { listener: Listener }) {
  const { data, error, refetch } = useQuery(ListenerHistoryDocument, {
    variables: { listener: accountId(listener.address), first: 30 },
  })
  if (error && !data) {
    return <ErrorState title="The plays could not be read" onRetry={() => void refetch()} />
  }
  if (!data) return <Skeleton className="h-32" />
  if (data.plays.length === 0) {
    return (
      <p className="text-sm text-soft">
        Nothing is settled yet. Plays that you sign reach the chain together, a little later.
      </p>
    )
  }
  return (
    <Table
      label="Your plays"
      head={
        <>
          <Head>Song</Head>
          <Head end>Plays</Head>
          <Head end>Paid</Head>
          <Head className="hidden sm:table-cell">Settled</Head>
          <Head end>Transaction</Head>
        </>
      }
    >
      {data.plays.map(({ id, song, plays, paid, timestamp, transaction }) => (
        <Row key={id}>
          <Cell>
            <Link
              href={`/song/${song.number}`}
              className="font-medium hover:underline hover:underline-offset-4"
            >
              {song.title}
            </Link>{' '}
            <span className="text-soft">{artistName(song.artist)}</span>
          </Cell>
          <Cell end>{formatCount(plays)}</Cell>
          <Cell end>
            <Money micro={paid} line="tabs" />
          </Cell>
          <Cell className="hidden text-soft sm:table-cell">
            <Moment seconds={timestamp} />
          </Cell>
          <Cell end>
            <TxLink hash={transaction} />
          </Cell>
        </Row>
      ))}
    </Table>
  )
}

import type { SongEarningsQuery } from '@stave/sdk/query'
import Link from 'next/link'
import { Artwork } from '@/components/artwork.tsx'
import { Money } from '@/components/money.tsx'
import { Cell, Head, Row, Table } from '@/components/table.tsx'
import { formatCount } from '@/lib/money.ts'
import { Sparkline } from './sparkline.tsx'

type SongTableProps = {
  songs: SongEarningsQuery['songs']
  activities: SongEarningsQuery['songActivities']
}

/** What each song was paid for, before the fee and the split. */
export function SongTable({ songs, activities }: SongTableProps) {
  return (
    <Table
      label="Your songs"
      head={
        <>
          <Head>Song</Head>
          <Head className="hidden sm:table-cell">Plays, 30 days</Head>
          <Head end>Plays</Head>
          <Head end className="hidden sm:table-cell">
            Price
          </Head>
          <Head end>Paid by listeners</Head>
          <Head end className="hidden md:table-cell">
            Split
          </Head>
        </>
      }
    >
      {songs.map((song) => (
        <Row key={song.id}>
          <Cell>
            <span className="flex items-center gap-3">
              <Artwork
                cid={song.metadata?.artworkCid}
                mime={song.metadata?.artworkMimeType}
                seed={song.number}
                alt=""
                sizes="40px"
                className="size-10 shrink-0"
              />
              <Link
                href={`/song/${song.number}`}
                className="font-medium hover:underline hover:underline-offset-4"
              >
                {song.title}
              </Link>
            </span>
          </Cell>
          <Cell className="hidden sm:table-cell">
            <Sparkline
              label={`Plays of ${song.title} in the last 30 days`}
              points={activities
                .filter((activity) => activity.song.id === song.id)
                .map(({ timestamp, plays }) => ({
                  at: Number(BigInt(timestamp) / 1_000_000n),
                  amount: BigInt(plays),
                }))}
            />
          </Cell>
          <Cell end>{formatCount(BigInt(song.plays))}</Cell>
          <Cell end className="hidden sm:table-cell">
            <Money micro={song.price} />
          </Cell>
          <Cell end>
            <Money micro={song.paid} line="tabs" />
          </Cell>
          <Cell end className="hidden md:table-cell">
            <Link
              href={`/split/${song.split.number}`}
              className="underline decoration-stave underline-offset-4 hover:decoration-ink"
            >
              #{song.split.number}
            </Link>
          </Cell>
        </Row>
      ))}
    </Table>
  )
}

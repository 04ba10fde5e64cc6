import Link from 'next/link'
import type { Address } from 'viem'
import { Money } from '@/components/money.tsx'
import { Cell, Head, Row, Table } from '@/components/table.tsx'
import { formatShare } from '@/lib/money.ts'
import { availableIn, type PositionInSplit } from './totals.tsx'
import { WithdrawButton } from './withdraw-button.tsx'

type ShareTableProps = {
  account: Address
  positions: readonly PositionInSplit[]
  withdrawable: ReadonlyMap<string, bigint> | undefined
}

/** The account's place in each split. */
export function ShareTable({ account, positions, withdrawable }: ShareTableProps) {
  if (positions.length === 0) {
    return <p className="text-sm text-soft">No split names you as a recipient yet.</p>
  }
  return (
    <Table
      label="Your shares"
      head={
        <>
          <Head>Split</Head>
          <Head className="hidden md:table-cell">Songs</Head>
          <Head end>Your share</Head>
          <Head end className="hidden sm:table-cell">
            Withdrawn
          </Head>
          <Head end>Available</Head>
          <Head end>
            <span className="sr-only">Withdraw</span>
          </Head>
        </>
      }
    >
      {positions.map((position) => {
        const { split, withdrawn } = position
        const available = availableIn(position, account, withdrawable)
        return (
          <Row key={position.id}>
            <Cell>
              <Link
                href={`/split/${split.number}`}
                className="underline decoration-stave underline-offset-4 hover:decoration-ink"
              >
                #{split.number}
              </Link>
              {split.openChange && <span className="ml-2 text-warn text-xs">change proposed</span>}
            </Cell>
            <Cell className="hidden max-w-64 truncate text-soft md:table-cell">
              {split.songs.map(({ title }) => title).join(', ')}
            </Cell>
            <Cell end>{presentShare(position)}</Cell>
            <Cell end className="hidden sm:table-cell">
              <Money micro={withdrawn} />
            </Cell>
            <Cell end>
              <Money micro={available} className="font-medium" />
            </Cell>
            <Cell end>
              <WithdrawButton recipient={account} splits={[split.number]} amount={available} />
            </Cell>
          </Row>
        )
      })}
    </Table>
  )
}

/** The share that the next payment falls under. */
function presentShare({ shares, split }: PositionInSplit): string {
  const received = BigInt(split.received)
  const present = shares.find(
    ({ tranche: { start, until } }) =>
      BigInt(start) <= received && (until === null || received < BigInt(until)),
  )
  return present ? formatShare(present.share) : '0 %'
}

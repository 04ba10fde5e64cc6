'use client'

import { withdrawableOf } from '@stave/sdk/query'
import Link from 'next/link'
import type { Address } from 'viem'
import { AccountLabel } from '@/components/chain-links.tsx'
import { Money } from '@/components/money.tsx'
import { Cell, Head, Row, Table } from '@/components/table.tsx'
import { placeKey, useWithdrawable } from '@/features/creator/use-withdrawable.ts'
import { WithdrawButton } from '@/features/creator/withdraw-button.tsx'
import { namesIn, type SplitInFull } from './tranche-list.tsx'

type RecipientTableProps = {
  split: SplitInFull
  /** The connected account, which is marked. */
  account?: Address | undefined
}

/** What every recipient of a split has earned, was paid and is owed. */
export function RecipientTable({ split, account }: RecipientTableProps) {
  const { number, positions, received } = split
  const names = namesIn(split)
  const { data: withdrawable } = useWithdrawable(
    positions.map(({ recipient }) => ({ split: number, recipient })),
  )
  return (
    <Table
      label={`Recipients of split ${number}`}
      head={
        <>
          <Head>Recipient</Head>
          <Head end className="hidden sm:table-cell">
            Earned
          </Head>
          <Head end className="hidden sm:table-cell">
            Paid out
          </Head>
          <Head end>Available</Head>
          <Head end>
            <span className="sr-only">Pay out</span>
          </Head>
        </>
      }
    >
      {positions.map((position) => {
        const { id, recipient, nestedSplit, withdrawn } = position
        const available =
          withdrawable?.get(placeKey({ split: number, recipient })) ??
          withdrawableOf(position, received)
        const isOwn = recipient === account?.toLowerCase()
        return (
          <Row key={id}>
            <Cell>
              {nestedSplit ? (
                <Link
                  href={`/split/${nestedSplit.number}`}
                  className="underline decoration-stave underline-offset-4 hover:decoration-ink"
                >
                  Split #{nestedSplit.number}
                </Link>
              ) : (
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  {names.get(recipient)}
                  <AccountLabel address={recipient} />
                </span>
              )}
              {isOwn && <span className="ml-2 text-faint text-xs">you</span>}
            </Cell>
            <Cell end className="hidden sm:table-cell">
              <Money micro={available + BigInt(withdrawn)} />
            </Cell>
            <Cell end className="hidden sm:table-cell">
              <Money micro={withdrawn} />
            </Cell>
            <Cell end>
              <Money micro={available} className="font-medium" />
            </Cell>
            <Cell end>
              <WithdrawButton
                recipient={recipient}
                splits={[number]}
                amount={available}
                forOther={!isOwn}
              />
            </Cell>
          </Row>
        )
      })}
    </Table>
  )
}

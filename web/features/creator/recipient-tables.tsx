'use client'

import { useQuery } from '@apollo/client/react'
import { SplitPageDocument, splitId } from '@stave/sdk/query'
import Link from 'next/link'
import type { Address } from 'viem'
import { ErrorState } from '@/components/states.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { RecipientTable } from '@/features/splits/recipient-table.tsx'

/** For each split, what every recipient has earned in it. */
export function RecipientTables({
  splits,
  account,
}: {
  splits: readonly number[]
  account: Address
}) {
  return (
    <div className="grid grid-cols-1 gap-10">
      {splits.map((split) => (
        <SplitRecipients key={split} split={split} account={account} />
      ))}
    </div>
  )
}

function SplitRecipients({ split: number, account }: { split: number; account: Address }) {
  const { data, error, refetch } = useQuery(SplitPageDocument, {
    variables: { id: splitId(number) },
  })
  if (error && !data) {
    return <ErrorState title={`Split ${number} could not be read`} onRetry={() => void refetch()} />
  }
  if (!data) return <Skeleton className="h-32" />
  if (!data.split) return null
  return (
    <section aria-label={`Split ${number}`} className="grid grid-cols-1 gap-2">
      <h3 className="text-lg">
        <Link
          href={`/split/${number}`}
          className="underline decoration-stave underline-offset-4 hover:decoration-ink"
        >
          Split #{number}
        </Link>{' '}
        <span className="font-sans text-sm text-soft tracking-normal">
          {data.split.songs.map(({ title }) => title).join(', ')}
        </span>
      </h3>
      <RecipientTable split={data.split} account={account} />
    </section>
  )
}

'use client'

import { useQuery } from '@apollo/client/react'
import { SplitPageDocument, splitId } from '@stave/sdk/query'
import { TrancheList } from '@/features/splits/tranche-list.tsx'
import { numberFrom } from '@/lib/params.ts'

/** Shows the split that a number names, so that nobody picks the wrong one. */
export function ExistingSplit({ text }: { text: string }) {
  const number = numberFrom(text.trim().replace(/^#/, ''))
  const { data, error, loading } = useQuery(SplitPageDocument, {
    variables: { id: splitId(number ?? 1) },
    skip: number === undefined,
  })
  if (number === undefined || loading) return null
  if (error && !data) {
    return (
      <p className="text-sm text-warn">The index does not answer, so the split cannot be shown.</p>
    )
  }
  if (!data?.split) {
    return <p className="text-sm text-warn">No split with this number is known to the index.</p>
  }
  return <TrancheList split={data.split} />
}

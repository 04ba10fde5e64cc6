'use client'

import { useEffect } from 'react'
import { ErrorState } from '@/components/states.tsx'
import { onRecovery, outages } from '@/lib/outages/outages.ts'
import { outageWords } from '@/lib/outages/parts.ts'
import { useStore } from '@/lib/store.ts'

/** What stands in place of a page that could not be shown; the page comes back by itself once it can. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  const down = useStore(outages, (parts) => parts)
  useEffect(() => onRecovery(retry), [retry])
  const cause = down.find((part) => part === 'site' || part.startsWith('index'))
  return (
    <div className="page py-20">
      <ErrorState title="This page could not be shown" isPage onRetry={retry}>
        {cause
          ? `${outageWords[cause].problem} The page comes back by itself; the music and the money are where they were.`
          : 'Something on it failed. Try again; the music and the money are where they were.'}
      </ErrorState>
    </div>
  )
}

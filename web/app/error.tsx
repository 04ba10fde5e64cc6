'use client'

import { useEffect } from 'react'
import { ErrorState } from '@/components/states.tsx'

/** What stands in place of a page that could not be shown. */
export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <div className="page py-20">
      <ErrorState title="This page could not be shown" onRetry={reset}>
        The index does not answer at the moment. The music and the money are where they were.
      </ErrorState>
    </div>
  )
}

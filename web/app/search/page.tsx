import type { Metadata } from 'next'
import { Suspense } from 'react'
import { SearchPage } from '@/features/search/search-page.tsx'

export const metadata: Metadata = { title: 'Search' }

/** Search. */
export default function Page() {
  return (
    <Suspense>
      <SearchPage />
    </Suspense>
  )
}

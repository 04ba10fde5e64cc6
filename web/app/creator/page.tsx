import type { Metadata } from 'next'
import { CreatorPage } from '@/features/creator/creator-page.tsx'

export const metadata: Metadata = { title: 'Earnings' }

/** Earnings of the connected account. */
export default function Page() {
  return <CreatorPage />
}

import type { Metadata } from 'next'
import { ReleasePage } from '@/features/release/wizard.tsx'

export const metadata: Metadata = { title: 'Release a song' }

/** The release wizard. */
export default function Page() {
  return <ReleasePage />
}

import { ArtistPageDocument, accountId } from '@stave/sdk/query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { ArtistPage } from '@/features/artists/artist-page.tsx'
import { ArtistSkeleton } from '@/features/artists/artist-skeleton.tsx'
import { PreloadQuery, query } from '@/lib/apollo/server.ts'
import { addressFrom } from '@/lib/params.ts'

type PageProps = { params: Promise<{ address: string }> }

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const address = addressFrom((await params).address)
  if (!address) return {}
  const variables = { id: accountId(address) }
  const { data } = await query({ query: ArtistPageDocument, variables }).catch(() => ({
    data: null,
  }))
  return { title: data?.artist?.name ?? `Artist ${address.slice(0, 8)}` }
}

/** An artist. */
export default async function Page({ params }: PageProps) {
  const address = addressFrom((await params).address)
  if (!address) notFound()
  return (
    <PreloadQuery query={ArtistPageDocument} variables={{ id: accountId(address) }}>
      <Suspense fallback={<ArtistSkeleton />}>
        <ArtistPage address={address} />
      </Suspense>
    </PreloadQuery>
  )
}

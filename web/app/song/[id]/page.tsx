import { SongPageDocument, songId } from '@stave/sdk/query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { SongPage } from '@/features/song/song-page.tsx'
import { SongSkeleton } from '@/features/song/song-skeleton.tsx'
import { artistName } from '@/features/songs/song-card.ts'
import { PreloadQuery, query } from '@/lib/apollo/server.ts'
import { numberFrom } from '@/lib/params.ts'

type PageProps = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const number = numberFrom((await params).id)
  if (!number) return {}
  const variables = { id: songId(number) }
  const { data } = await query({ query: SongPageDocument, variables }).catch(() => ({ data: null }))
  const song = data?.song
  if (!song) return {}
  const cover = song.metadata?.artworkCid
  return {
    title: `${song.title} by ${artistName(song.artist)}`,
    ...(cover && { openGraph: { images: [`/artwork/${cover}`] } }),
  }
}

/** A song. */
export default async function Page({ params }: PageProps) {
  const number = numberFrom((await params).id)
  if (!number) notFound()
  return (
    <PreloadQuery query={SongPageDocument} variables={{ id: songId(number) }}>
      <Suspense fallback={<SongSkeleton />}>
        <SongPage number={number} />
      </Suspense>
    </PreloadQuery>
  )
}

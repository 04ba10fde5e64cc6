import { SplitPageDocument, splitId } from '@stave/sdk/query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { SplitPage } from '@/features/splits/split-page.tsx'
import { PreloadQuery } from '@/lib/apollo/server.ts'
import { numberFrom } from '@/lib/params.ts'

type PageProps = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Split #${(await params).id}` }
}

/** A split: who earns what, and every payment. */
export default async function Page({ params }: PageProps) {
  const number = numberFrom((await params).id)
  if (!number) notFound()
  return (
    <PreloadQuery query={SplitPageDocument} variables={{ id: splitId(number) }}>
      <Suspense fallback={<Skeleton className="page mt-14 h-96" />}>
        <SplitPage number={number} />
      </Suspense>
    </PreloadQuery>
  )
}

import {
  GenresDocument,
  NewestSongsDocument,
  TrendingSongsDocument,
  UpcomingSongsDocument,
} from '@stave/sdk/query'
import { Suspense } from 'react'
import { Discover } from '@/features/discover/discover.tsx'
import { DiscoverSkeleton } from '@/features/discover/discover-skeleton.tsx'
import { PreloadQuery } from '@/lib/apollo/server.ts'
import { nowText } from '@/lib/clock.ts'

/** Discover. */
export default function Page() {
  const now = nowText()
  return (
    <PreloadQuery query={TrendingSongsDocument} variables={{ now }}>
      <PreloadQuery query={NewestSongsDocument} variables={{ now }}>
        <PreloadQuery query={GenresDocument}>
          <PreloadQuery query={UpcomingSongsDocument} variables={{ now }}>
            <Suspense fallback={<DiscoverSkeleton />}>
              <Discover now={now} />
            </Suspense>
          </PreloadQuery>
        </PreloadQuery>
      </PreloadQuery>
    </PreloadQuery>
  )
}

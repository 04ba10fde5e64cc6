import type { InMemoryCacheConfig } from '@apollo/client'

/** Buckets have ids that only hold within their own interval, so they are kept with the query that asked for them. */
const bucket = { keyFields: false } as const

export const cacheConfig: InMemoryCacheConfig = {
  possibleTypes: {},
  typePolicies: {
    PlatformActivity: bucket,
    ArtistActivity: bucket,
    SongActivity: bucket,
    GenreActivity: bucket,
    ListenerActivity: bucket,
    SplitIncome: bucket,
    _Meta_: { keyFields: [], merge: true },
    _Block_: { keyFields: false },
  },
}

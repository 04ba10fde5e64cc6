import { disableFragmentWarnings, type InMemoryCacheConfig } from '@apollo/client'

// Documents bring their fragments with them, so the same fragment is read more than once.
disableFragmentWarnings()

/** Buckets have ids that only hold within their own interval, so they are kept with the query that asked for them. */
const bucket = { keyFields: false } as const

/** Asked for without an id, so two queries that ask for different fields of one are laid together. */
const part = { merge: true } as const

export const cacheConfig: InMemoryCacheConfig = {
  typePolicies: {
    PlatformActivity: bucket,
    ArtistActivity: bucket,
    SongActivity: bucket,
    GenreActivity: bucket,
    ListenerActivity: bucket,
    SplitIncome: bucket,
    SongMetadata: part,
    ProfileMetadata: part,
    Tranche: part,
    _Meta_: { keyFields: [], merge: true },
    _Block_: { keyFields: false },
  },
}

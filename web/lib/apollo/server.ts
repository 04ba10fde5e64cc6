import 'server-only'
import { HttpLink } from '@apollo/client'
import {
  ApolloClient,
  InMemoryCache,
  registerApolloClient,
} from '@apollo/client-integration-nextjs'
import { readEnvironment } from '@/lib/config/server.ts'
import { fetchWithin } from '../fetch-within.ts'
import { cacheConfig } from './cache.ts'

/** Milliseconds after which the browser is left to ask for itself. */
const PATIENCE = 4_000

/** Reads the subgraph in server components; one client a request. */
export const { query, PreloadQuery } = registerApolloClient(
  () =>
    new ApolloClient({
      cache: new InMemoryCache(cacheConfig),
      link: new HttpLink({
        uri: readEnvironment().SUBGRAPH_URL,
        fetch: fetchWithin(PATIENCE),
        fetchOptions: { cache: 'no-store' },
      }),
    }),
)

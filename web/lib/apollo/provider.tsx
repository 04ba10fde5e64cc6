'use client'

import { ApolloLink, HttpLink } from '@apollo/client'
import { ErrorLink } from '@apollo/client/link/error'
import {
  ApolloClient,
  ApolloNextAppProvider,
  InMemoryCache,
} from '@apollo/client-integration-nextjs'
import type { ReactNode } from 'react'
import { useConfig } from '@/lib/config/context.tsx'
import { fetchWithin } from '../fetch-within.ts'
import { suspect } from '../outages/outages.ts'
import { cacheConfig } from './cache.ts'

/** Milliseconds after which a query has failed. */
const PATIENCE = 6_000

/** One GraphQL client for all client components, fed by what the server has read already. */
export function GraphProvider({ children }: { children: ReactNode }) {
  const { subgraphUrl } = useConfig()
  const makeClient = () =>
    new ApolloClient({
      cache: new InMemoryCache(cacheConfig),
      link: ApolloLink.from([
        new ErrorLink(suspect),
        new HttpLink({
          uri: subgraphUrl,
          fetch: fetchWithin(PATIENCE),
          fetchOptions: { cache: 'no-store' },
        }),
      ]),
      // What failed is forgotten soon, so that the next try asks again.
      defaultOptions: { react: { suspense: { autoDisposeTimeoutMs: 1_000 } } },
    })
  return <ApolloNextAppProvider makeClient={makeClient}>{children}</ApolloNextAppProvider>
}

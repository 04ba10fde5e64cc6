'use client'

import { HttpLink } from '@apollo/client'
import {
  ApolloClient,
  ApolloNextAppProvider,
  InMemoryCache,
} from '@apollo/client-integration-nextjs'
import type { ReactNode } from 'react'
import { useConfig } from '@/lib/config/context.tsx'
import { cacheConfig } from './cache.ts'

/** One GraphQL client for all client components, fed by what the server has read already. */
export function GraphProvider({ children }: { children: ReactNode }) {
  const { subgraphUrl } = useConfig()
  const makeClient = () =>
    new ApolloClient({
      cache: new InMemoryCache(cacheConfig),
      link: new HttpLink({ uri: subgraphUrl, fetchOptions: { cache: 'no-store' } }),
    })
  return <ApolloNextAppProvider makeClient={makeClient}>{children}</ApolloNextAppProvider>
}

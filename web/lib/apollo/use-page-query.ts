'use client'

import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useSuspenseQuery } from '@apollo/client/react'

/**
 * What a page consists of; suspends until it is there. Throws when it cannot be had; once it was there, a failed second
 * reading leaves it as it is, so that nobody loses a page over a short outage.
 */
export function usePageQuery<data, variables extends OperationVariables>(
  query: TypedDocumentNode<data, variables>,
  variables: variables,
) {
  const { data, error, refetch } = useSuspenseQuery<data, OperationVariables>(query, {
    variables,
    errorPolicy: 'all',
  })
  if (data === undefined) throw error ?? new Error('The index gave no answer. Try again.')
  return { data: data as data, refetch }
}

'use client'

import type { StaveClient } from '@stave/sdk/actions'
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { usePublicClient } from 'wagmi'
import { useConfig } from '@/lib/config/context.tsx'

const CHAIN = 'chain'

/**
 * What the contracts say now: for what belongs to one wallet alone, or must not lag behind the index.
 *
 * @param key Names what is read; an undefined part means that it cannot be read yet.
 */
export function useChainRead<answer>(
  key: readonly (string | number | undefined)[],
  read: (client: StaveClient) => Promise<answer>,
): UseQueryResult<answer> {
  const { chainId } = useConfig()
  const client = usePublicClient({ chainId })
  return useQuery({
    queryKey: [CHAIN, chainId, ...key],
    enabled: client !== undefined && !key.includes(undefined),
    refetchInterval: 30_000,
    queryFn: () => (client ? read(client) : Promise.reject(new Error('No chain.'))),
  })
}

/** Asks the contracts for all of it again, after a write. */
export function useChainRefresh() {
  const client = useQueryClient()
  return useCallback(() => client.invalidateQueries({ queryKey: [CHAIN] }), [client])
}

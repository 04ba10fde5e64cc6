'use client'

import { getCurrencyBalance } from '@stave/sdk/actions'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useAccount, usePublicClient } from 'wagmi'
import { useConfig } from '@/lib/config/context.tsx'

const DOLLARS = 'dollars'

/** What the connected wallet holds, in micro-USDC. */
export function useDollars() {
  const { address } = useAccount()
  const { chainId } = useConfig()
  const client = usePublicClient({ chainId })
  return useQuery({
    queryKey: [DOLLARS, chainId, address],
    enabled: Boolean(address && client),
    queryFn: () => {
      if (!client || !address) throw new Error('No wallet.')
      return getCurrencyBalance(client, { account: address })
    },
  })
}

/** Asks for it again, after it has changed. */
export function useDollarsRefresh() {
  const client = useQueryClient()
  return useCallback(() => client.invalidateQueries({ queryKey: [DOLLARS] }), [client])
}

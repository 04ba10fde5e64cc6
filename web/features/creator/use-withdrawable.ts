'use client'

import { getWithdrawable } from '@stave/sdk/actions'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Address } from 'viem'
import { usePublicClient } from 'wagmi'
import { useConfig } from '@/lib/config/context.tsx'

/** A recipient's place in a split. */
export type Place = { split: number; recipient: Address }

export const placeKey = ({ split, recipient }: Place) => `${split} ${recipient.toLowerCase()}`

const WITHDRAWABLE = 'withdrawable'

/** What each recipient could withdraw now, read from the ledger itself, in micro-USDC by `placeKey`. */
export function useWithdrawable(places: readonly Place[]) {
  const { chainId } = useConfig()
  const client = usePublicClient({ chainId })
  return useQuery({
    queryKey: [WITHDRAWABLE, chainId, places.map(placeKey)],
    enabled: Boolean(client),
    placeholderData: keepPreviousData,
    queryFn: async () => {
      if (!client) throw new Error('The chain is not there yet.')
      const amounts = await Promise.all(places.map((place) => getWithdrawable(client, place)))
      return new Map(places.map((place, index) => [placeKey(place), amounts[index] ?? 0n]))
    },
  })
}

/** Asks for them again, after a withdrawal. */
export function useWithdrawableRefresh() {
  const client = useQueryClient()
  return useCallback(() => client.invalidateQueries({ queryKey: [WITHDRAWABLE] }), [client])
}

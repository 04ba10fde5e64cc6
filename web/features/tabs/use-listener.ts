'use client'

import { createIndexedDbKeyStore, type SessionKeyStore } from '@stave/sdk/tabs'
import { useMemo } from 'react'
import { useAccount, usePublicClient } from 'wagmi'
import { useConfig } from '@/lib/config/context.tsx'
import type { Listener } from './play.ts'

let store: SessionKeyStore | undefined

/** Where this browser keeps its session keys. */
export function keyStore(): SessionKeyStore {
  store ??= createIndexedDbKeyStore()
  return store
}

/** The connected wallet as a listener; undefined without one. */
export function useListener(): Listener | undefined {
  const { address } = useAccount()
  const { chainId, contracts } = useConfig()
  const client = usePublicClient({ chainId })
  return useMemo(() => {
    if (!address || !client) return undefined
    return { address, chainId, tabs: contracts.Tabs, client, keys: keyStore() }
  }, [address, chainId, client, contracts.Tabs])
}

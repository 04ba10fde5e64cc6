'use client'

import { getLane } from '@stave/sdk/actions'
import type { StoredSessionKey } from '@stave/sdk/tabs'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type GatewayInfo, readGateway, readLane } from './gateway-client.ts'
import type { Listener } from './play.ts'
import { isSignedIn } from './session.ts'
import { useListener } from './use-listener.ts'

/** A listener's deposit as this page shows it; amounts in micro-USDC. */
export type LaneView = {
  gateway: GatewayInfo
  balance: bigint
  notice: bigint
  /** Unix seconds. */
  withdrawableAt: number
  /** Signed and not settled yet; undefined while the gateway does not know the listener. */
  signed: bigint | undefined
  /** What further plays may cost. */
  available: bigint
  /** This device's key; undefined when it has none. */
  key: StoredSessionKey | undefined
}

const LANE = 'lane'

/** The connected listener's lane with this site's gateway; undefined without a wallet. */
export function useLane() {
  const listener = useListener()
  return useQuery({
    queryKey: [LANE, listener?.chainId, listener?.address],
    enabled: listener !== undefined,
    refetchInterval: 30_000,
    queryFn: () => (listener ? viewLane(listener) : Promise.reject(new Error('No wallet.'))),
  })
}

/** Asks for the lane again, after it has changed. */
export function useLaneRefresh() {
  const client = useQueryClient()
  return useCallback(() => client.invalidateQueries({ queryKey: [LANE] }), [client])
}

async function viewLane(listener: Listener): Promise<LaneView> {
  const gateway = await readGateway()
  const { address, chainId, client, keys } = listener
  const [lane, key, known] = await Promise.all([
    getLane(client, { listener: address, gateway: gateway.address }),
    keys.get({ chainId, listener: address, gateway: gateway.address }),
    isSignedIn(address).catch(() => false),
  ])
  const { balance, notice, withdrawableAt } = lane
  const books = known ? await readLane().catch(() => undefined) : undefined
  return {
    gateway,
    balance,
    notice,
    withdrawableAt,
    signed: books && books.open + books.unsettled,
    available: books?.available ?? balance - notice,
    key,
  }
}

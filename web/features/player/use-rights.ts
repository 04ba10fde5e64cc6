'use client'

import { useEffect, useMemo, useRef } from 'react'
import { readGateway } from '@/features/tabs/gateway-client.ts'
import { type Listener, openPlay, PriceRaisedError } from '@/features/tabs/play.ts'
import { isKnown, isSignedIn, signInWithKey } from '@/features/tabs/session.ts'
import { useLaneRefresh } from '@/features/tabs/use-lane.ts'
import { useListener } from '@/features/tabs/use-listener.ts'
import { player } from './actions.ts'
import type { Rights } from './engine.ts'
import { dispatchQueue } from './store.ts'

/** How the player opens songs for whoever is connected at the moment; the object itself never changes. */
export function useRights(): Rights {
  const listener = useListener()
  const refreshLane = useLaneRefresh()
  const present = useRef<Listener>(undefined)

  useEffect(() => {
    present.current = listener
    // The free part plays all the same, and the play itself will say what is wrong.
    if (listener) introduce(listener).catch(() => {})
    // Another wallet, or one at last: what stood at its gate may go on.
    player.reopen()
  }, [listener])

  return useMemo(
    () => ({
      isKnown: () => present.current !== undefined && isKnown(present.current.address),
      open: async ({ song, price }) => {
        try {
          const listen = await openPlay(present.current, { song, price: BigInt(price) })
          if (listen.state === 'open' && listen.paid) refreshLane().catch(() => {})
          return listen
        } catch (error) {
          if (!(error instanceof PriceRaisedError)) throw error
          dispatchQueue({ type: 'reprice', song, price: error.price })
          return { state: 'gated', gate: 'price', message: error.message }
        }
      },
    }),
    [refreshLane],
  )
}

/** Signs in with this device's key where there is one, so that the player may read ahead from the first song on. */
async function introduce({ address, chainId, keys }: Listener): Promise<void> {
  const gateway = await readGateway()
  const key = await keys.get({ chainId, listener: address, gateway: gateway.address })
  if (key && key.expiresAt > Date.now() / 1000) {
    await signInWithKey({ listener: address, chainId }, key)
  } else {
    await isSignedIn(address)
  }
}

'use client'

import { useEffect, useMemo, useRef } from 'react'
import { readGateway } from '@/features/tabs/gateway-client.ts'
import { type Listener, openPlay, PriceRaisedError } from '@/features/tabs/play.ts'
import { isSignedIn, signInWithKey } from '@/features/tabs/session.ts'
import { useListener } from '@/features/tabs/use-listener.ts'
import { player } from './actions.ts'
import type { Rights } from './engine.ts'
import { dispatchQueue } from './store.ts'

/** How the player opens songs for whoever is connected at the moment; the object itself never changes. */
export function useRights(): Rights {
  const listener = useListener()
  const current = useRef<{ listener: Listener | undefined; known: boolean }>({
    listener: undefined,
    known: false,
  })

  useEffect(() => {
    const mine = { listener, known: false }
    current.current = mine
    if (listener) {
      void isKnownToGateway(listener).then((known) => {
        mine.known = known
      })
    }
    // Another wallet, or one at last: what stood at its gate may go on.
    player.reopen()
  }, [listener])

  return useMemo(
    () => ({
      isKnown: () => current.current.known,
      open: async ({ song, price }) => {
        const { listener: asking } = current.current
        try {
          const listen = await openPlay(asking, { song, price: BigInt(price) })
          if (listen.state === 'open' && asking === current.current.listener) {
            current.current.known = true
          }
          return listen
        } catch (error) {
          if (!(error instanceof PriceRaisedError)) throw error
          dispatchQueue({ type: 'reprice', song, price: error.price })
          return { state: 'gated', gate: 'failed', message: error.message }
        }
      },
    }),
    [],
  )
}

/** Signs in with this device's key where there is one, so that the player may read ahead from the first song on. */
async function isKnownToGateway(listener: Listener): Promise<boolean> {
  try {
    const { address, chainId, keys } = listener
    const gateway = await readGateway()
    const key = await keys.get({ chainId, listener: address, gateway: gateway.address })
    if (!key || key.expiresAt < Date.now() / 1000) return await isSignedIn(address)
    await signInWithKey({ listener: address, chainId }, key)
    return true
  } catch {
    // The free part plays all the same, and the play itself will say what is wrong.
    return false
  }
}

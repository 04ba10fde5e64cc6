'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { getBlock } from 'viem/actions'
import { usePublicClient } from 'wagmi'
import { useConfig } from './config/context.tsx'

/** Seconds between two looks at how far the chain's clock is ahead. */
const LOOK = 15

/**
 * Now as the contracts see it, in Unix seconds: this machine's time, or that of the newest block where the chain is
 * ahead of it. Undefined on the server and until the page is alive.
 *
 * @param step Seconds from one value to the next: what shows no seconds need not be drawn each second.
 */
export function useChainNow(step = 1): number | undefined {
  const ahead = useSecondsAhead()
  const [now, setNow] = useState<number>()
  useEffect(() => {
    const update = () => setNow(roundDown(Date.now() / 1000 + ahead, step))
    update()
    const timer = setInterval(update, 1_000)
    return () => clearInterval(timer)
  }, [ahead, step])
  return now
}

function roundDown(seconds: number, step: number): number {
  return Math.floor(seconds / step) * step
}

/** By how many seconds the newest block is ahead of this machine; none where it is not. */
function useSecondsAhead(): number {
  const { chainId } = useConfig()
  const client = usePublicClient({ chainId })
  const { data } = useQuery({
    queryKey: ['chain', 'clock', chainId],
    enabled: client !== undefined,
    refetchInterval: LOOK * 1_000,
    queryFn: async () => {
      if (!client) return 0
      const { timestamp } = await getBlock(client)
      return Math.max(0, Number(timestamp) - Math.floor(Date.now() / 1000))
    },
  })
  return data ?? 0
}

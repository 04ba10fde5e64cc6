'use client'

import { useApolloClient } from '@apollo/client/react'
import { useQueryClient } from '@tanstack/react-query'
import { CloudOff } from 'lucide-react'
import { useEffect } from 'react'
import { useConfig } from '@/lib/config/context.tsx'
import { onRecovery, outages, watchOutages } from '@/lib/outages/outages.ts'
import { outageWords } from '@/lib/outages/parts.ts'
import { useStore } from '@/lib/store.ts'

/** Says what does not answer, and has everything asked for again once it does. */
export function OutageNotice() {
  const { rpcUrl, subgraphUrl } = useConfig()
  const apollo = useApolloClient()
  const queries = useQueryClient()
  const down = useStore(outages, (parts) => parts)

  useEffect(
    () => watchOutages({ rpcUrl, subgraphUrl, healthUrl: '/api/health' }),
    [rpcUrl, subgraphUrl],
  )
  useEffect(
    () =>
      onRecovery(() => {
        apollo.refetchQueries({ include: 'active' }).catch(() => {})
        queries.invalidateQueries().catch(() => {})
      }),
    [apollo, queries],
  )

  return (
    <div role="alert" className="sticky top-(--header-height) z-20">
      {down.length > 0 && (
        <div className="border-warn/40 border-b bg-[color-mix(in_oklab,var(--warn)_12%,var(--paper))]">
          <div className="page flex items-start gap-3 py-2.5 text-sm">
            <CloudOff aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            <p className="text-pretty">
              {down.map((part) => (
                <span key={part}>
                  <strong className="font-medium">{outageWords[part].problem}</strong>{' '}
                  {outageWords[part].effect}{' '}
                </span>
              ))}
              <span className="text-soft">Nothing is lost, and this page goes on by itself.</span>
            </p>
          </div>
        </div>
      )}
    </div>
  )
}

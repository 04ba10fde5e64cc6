'use client'

import type { ReactNode } from 'react'
import { outages } from '@/lib/outages/outages.ts'
import { soundProblem } from '@/lib/outages/parts.ts'
import { useStore } from '@/lib/store.ts'
import { GateAction } from './gate-action.tsx'
import { playerStore } from './store.ts'

/** Says why the song does not go on, and offers the way to go on. */
export function GateNotice() {
  const listen = useStore(playerStore, ({ playback }) => playback.listen)
  const status = useStore(playerStore, ({ playback }) => playback.status)
  const message = useStore(playerStore, ({ playback }) => playback.message)
  const problem = useStore(outages, soundProblem)
  if (listen.state === 'gated') {
    return (
      <Notice words={listen.message}>
        <GateAction gate={listen.gate} />
      </Notice>
    )
  }
  if (status === 'failed' && message) {
    return (
      <Notice words={problem ? `${problem} The song goes on once it does.` : message}>
        <GateAction gate="failed" />
      </Notice>
    )
  }
  const isHeldUp = status === 'loading' || status === 'buffering'
  if (status === 'reconnecting' || (isHeldUp && problem)) {
    return <Notice words={`${problem ?? 'The connection is lost.'} Trying again…`} />
  }
  return null
}

function Notice({ words, children }: { words: string; children?: ReactNode }) {
  return (
    <div className="flex animate-[rise_200ms_ease-out] flex-wrap items-center justify-center gap-x-5 gap-y-2 border-rule border-b bg-raised px-4 py-2.5 text-sm">
      <p className="text-pretty">{words}</p>
      {children}
    </div>
  )
}

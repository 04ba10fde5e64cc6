'use client'

import type { ReactNode } from 'react'
import { Money } from '@/components/money.tsx'
import { Button } from '@/components/ui/button.tsx'
import { openTopUp } from './top-up-store.ts'
import type { LaneView } from './use-lane.ts'

/** What the tab holds: on-chain, signed, and still to spend. */
export function LaneOverview({ lane }: { lane: LaneView }) {
  const { balance, signed, available, notice } = lane
  return (
    <section
      aria-label="Your tab"
      className="grid gap-7 rounded-2xl border border-tabs/35 bg-tabs/6 p-6 sm:p-8"
    >
      <div className="flex flex-wrap items-end justify-between gap-6">
        <div className="grid gap-2">
          <p className="eyebrow">Left to play with</p>
          <Money
            micro={available}
            line="tabs"
            className="font-display text-[clamp(2.75rem,7vw,4rem)] leading-none"
          />
        </div>
        <Button variant="primary" size="lg" onClick={openTopUp}>
          {balance > 0n ? 'Top up' : 'Open a tab'}
        </Button>
      </div>
      <dl className="flex flex-wrap gap-x-12 gap-y-4 text-sm">
        <Fact label="Deposited">
          <Money micro={balance} />
        </Fact>
        {signed !== undefined && (
          <Fact label="Signed, not settled yet">
            <Money micro={signed} />
          </Fact>
        )}
        {notice > 0n && (
          <Fact label="Notice given">
            <Money micro={notice} />
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <dt className="text-faint">{label}</dt>
      <dd className="text-lg">{children}</dd>
    </div>
  )
}

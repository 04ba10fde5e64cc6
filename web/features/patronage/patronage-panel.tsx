'use client'

import type { Address } from 'viem'
import { Fold } from '@/components/ui/fold.tsx'
import { GiftForm } from './gift-form.tsx'
import { JoinForm } from './join-form.tsx'
import { StandingCard } from './standing-card.tsx'
import type { TierOffer } from './tiers.ts'
import { usePatronage } from './use-patronage.ts'

type PatronagePanelProps = {
  artist: Address
  tiers: readonly TierOffer[]
  /** The lowest tier that opens the song. */
  atLeast?: number
}

/** Everything a fan can do with an artist's patronage. */
export function PatronagePanel({ artist, tiers, atLeast = 1 }: PatronagePanelProps) {
  const { data: patronage } = usePatronage(artist)
  const standing = patronage?.standing
  return (
    <div className="grid gap-5">
      {patronage && standing ? (
        <>
          <StandingCard
            artist={artist}
            patron={patronage.patron}
            standing={standing}
            tier={tiers.find(({ number }) => number === standing.tier)}
          />
          <Fold title="Move to another tier">
            <JoinForm artist={artist} tiers={tiers} own={standing.tier} />
          </Fold>
        </>
      ) : (
        <JoinForm artist={artist} tiers={tiers} atLeast={atLeast} />
      )}
      <Fold title="Give a patronage to somebody">
        <GiftForm artist={artist} tiers={tiers} />
      </Fold>
    </div>
  )
}

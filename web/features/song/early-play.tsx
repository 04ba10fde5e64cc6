'use client'

import { getAccess } from '@stave/sdk/actions'
import { useAccount } from 'wagmi'
import { Moment } from '@/components/moment.tsx'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { PlayButton } from '@/features/songs/play-button.tsx'
import type { SongInFull } from './song-page.tsx'

/** When a song comes out; patrons and subscribers with early access, and its owner, may play it before. */
export function EarlyPlay({ song }: { song: SongInFull }) {
  const { address } = useAccount()
  const { data: access } = useChainRead(['access', song.number, address], (client) =>
    getAccess(client, { listener: address ?? '0x', song: song.number }),
  )
  const isEarly = address !== undefined && access?.allowed === true
  return (
    <>
      {isEarly && <PlayButton songs={[song]} size="lg" labelled />}
      <p className="rounded-full border border-rule px-5 py-3 text-sm">
        Comes out <Moment seconds={song.releaseAt} />
        {isEarly && ', and plays for you already'}
      </p>
    </>
  )
}

'use client'

import { Button } from '@/components/ui/button.tsx'
import type { SongInFull } from '@/features/song/song-page.tsx'
import { PlayButton } from '@/features/songs/play-button.tsx'
import { isReleased, playPrice } from '@/features/songs/song-card.ts'
import { openTopUp } from '@/features/tabs/top-up-store.ts'
import { isOpen } from '@/lib/lines.ts'
import { formatUsd } from '@/lib/money.ts'
import { Way } from './way.tsx'

/** Pay per stream: what a play costs, and playing. */
export function PlayWay({ song }: { song: SongInFull }) {
  const price = playPrice(song)
  return (
    <Way
      id="tabs"
      title="Pay per stream"
      color="var(--line-tabs)"
      summary={price === 0n ? 'Free to play' : `${formatUsd(price)} a play`}
    >
      <div className="grid gap-4">
        <p className="max-w-prose text-pretty text-sm text-soft">
          {wordsFor(price, isOpen(song.lines, 'gifts'))}
        </p>
        <div className="flex flex-wrap gap-3">
          {isReleased(song) && <PlayButton songs={[song]} size="lg" labelled />}
          {price > 0n && (
            <Button size="lg" onClick={openTopUp}>
              Top up your tab
            </Button>
          )}
        </div>
      </div>
    </Way>
  )
}

function wordsFor(price: bigint, isGift: boolean): string {
  if (isGift) return 'The gift line is open, so nobody has to pay for a play.'
  if (price === 0n) return 'Anyone may play this song for nothing.'
  return `The first 30 seconds are free. After that the play is signed here without a pop-up, and paid from your tab; a thousand plays bring the artist ${formatUsd(price * 1_000n)}, less the protocol fee.`
}

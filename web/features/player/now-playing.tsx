'use client'

import Link from 'next/link'
import { Artwork } from '@/components/artwork.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { useStore } from '@/lib/store.ts'
import { player } from './actions.ts'
import { Progress } from './bar.tsx'
import { QueueButton, Transport } from './controls.tsx'
import { GateNotice } from './gate-notice.tsx'
import { ListenChip } from './listen-chip.tsx'
import { presentEntry } from './queue.ts'
import { playerStore } from './store.ts'

/** The player over the whole screen, for a phone. */
export function NowPlaying() {
  const open = useStore(playerStore, ({ panel }) => panel === 'now-playing')
  const track = useStore(playerStore, ({ queue }) => presentEntry(queue)?.track)
  if (!track) return null
  return (
    <Dialog
      open={open}
      onOpenChange={() => player.showPanel('none')}
      title="Now playing"
      shape="sheet"
    >
      <div className="mx-auto grid w-full max-w-sm flex-1 grid-cols-1 content-center gap-6">
        <Artwork
          cid={track.artworkCid}
          mime={track.artworkMime}
          seed={track.song}
          alt={`Cover of ${track.title}`}
          sizes="90vw"
          className="shadow-cover"
        />
        <div className="grid gap-1">
          <Link
            href={`/song/${track.song}`}
            onClick={() => player.showPanel('none')}
            className="font-display text-3xl"
          >
            {track.title}
          </Link>
          <Link
            href={`/artist/${track.artistAddress}`}
            onClick={() => player.showPanel('none')}
            className="text-soft"
          >
            {track.artist}
          </Link>
        </div>
        <Progress track={track} tall />
        <div className="grid justify-items-center">
          <Transport large />
        </div>
        <div className="flex items-center justify-between">
          <ListenChip track={track} />
          <QueueButton />
        </div>
        <GateNotice />
      </div>
    </Dialog>
  )
}

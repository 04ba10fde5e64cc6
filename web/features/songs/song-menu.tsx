'use client'

import { Ellipsis, Link2, ListEnd, ListStart } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button.tsx'
import { player } from '@/features/player/actions.ts'
import { isReleased, type SongCard, toTrack } from './song-card.ts'

/** What else can be done with a song. */
export function SongMenu({ song }: { song: SongCard }) {
  const share = () => {
    const link = `${location.origin}/song/${song.number}`
    void navigator.clipboard.writeText(link).then(() => toast.success('The link is copied.'))
  }
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`More for ${song.title}`}>
          <Ellipsis />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-50 grid min-w-48 animate-[rise_140ms_ease-out] gap-0.5 rounded-xl border border-rule bg-raised p-1.5 shadow-raised"
        >
          {isReleased(song) && (
            <>
              <Item icon={<ListStart />} onSelect={() => player.playNext(toTrack(song))}>
                Play next
              </Item>
              <Item icon={<ListEnd />} onSelect={() => player.enqueue(toTrack(song))}>
                Add to the queue
              </Item>
            </>
          )}
          <Item icon={<Link2 />} onSelect={share}>
            Copy link
          </Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

type ItemProps = { icon: ReactNode; onSelect: () => void; children: ReactNode }

function Item({ icon, onSelect, children }: ItemProps) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className="flex cursor-pointer items-center gap-3 rounded-lg px-3 py-2 text-sm outline-none data-[highlighted]:bg-sunken [&_svg]:size-4 [&_svg]:text-faint"
    >
      {icon}
      {children}
    </DropdownMenu.Item>
  )
}

'use client'

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { GripVertical, X } from 'lucide-react'
import { Artwork } from '@/components/artwork.tsx'
import { EmptyState } from '@/components/states.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { cn } from '@/lib/cn.ts'
import { useStore } from '@/lib/store.ts'
import { formatDuration } from '@/lib/time.ts'
import { player } from './actions.ts'
import { presentEntry, type QueueEntry } from './queue.ts'
import { playerStore } from './store.ts'

/** What plays, and what comes after it; drag to change the order. */
export function QueuePanel() {
  const open = useStore(playerStore, ({ panel }) => panel === 'queue')
  const queue = useStore(playerStore, (state) => state.queue)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const present = presentEntry(queue)
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const to = queue.entries.findIndex(({ key }) => key === over?.id)
    if (to >= 0) player.move(String(active.id), to)
  }
  return (
    <Dialog open={open} onOpenChange={() => player.showPanel('none')} title="Queue" shape="sheet">
      {queue.entries.length === 0 ? (
        <EmptyState title="Nothing is queued">Press play on any song to begin.</EmptyState>
      ) : (
        <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
          <SortableContext
            items={queue.entries.map(({ key }) => key)}
            strategy={verticalListSortingStrategy}
          >
            <ol className="-mx-3 grid gap-0.5">
              {queue.entries.map((entry, index) => (
                <QueueRow
                  key={entry.key}
                  entry={entry}
                  isPresent={entry.key === present?.key}
                  isPast={index < queue.index}
                />
              ))}
            </ol>
          </SortableContext>
        </DndContext>
      )}
      {queue.index < queue.entries.length - 1 && (
        <Button variant="ghost" size="sm" onClick={player.clearUpcoming} className="self-start">
          Clear what comes next
        </Button>
      )}
    </Dialog>
  )
}

type RowProps = { entry: QueueEntry; isPresent: boolean; isPast: boolean }

function QueueRow({ entry: { key, track }, isPresent, isPast }: RowProps) {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: key,
  })
  return (
    <li
      ref={setNodeRef}
      style={{
        transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined,
        transition,
      }}
      className={cn(
        'flex items-center gap-1 rounded-lg pr-1',
        isPresent && 'bg-sunken',
        isPast && !isDragging && 'opacity-55',
        isDragging && 'relative z-10 bg-raised shadow-raised',
      )}
    >
      <button
        type="button"
        aria-label={`Move ${track.title}`}
        className="cursor-grab touch-none p-2 text-faint hover:text-ink"
        {...attributes}
        {...listeners}
      >
        <GripVertical className="size-4" />
      </button>
      <button
        type="button"
        aria-current={isPresent || undefined}
        aria-label={`Play ${track.title} by ${track.artist}`}
        onClick={() => player.jump(key)}
        className="flex min-w-0 flex-1 items-center gap-3 rounded py-2 text-left"
      >
        <Artwork
          cid={track.artworkCid}
          mime={track.artworkMime}
          seed={track.song}
          alt=""
          sizes="48px"
          className="size-11 shrink-0"
        />
        <span className="grid min-w-0 flex-1">
          <span className="truncate font-medium text-sm">{track.title}</span>
          <span className="truncate text-soft text-xs">{track.artist}</span>
        </span>
        <span className="tabular text-faint text-xs">{formatDuration(track.duration)}</span>
      </button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Remove ${track.title} from the queue`}
        onClick={() => player.remove(key)}
      >
        <X />
      </Button>
    </li>
  )
}

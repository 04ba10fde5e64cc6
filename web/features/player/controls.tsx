'use client'

import {
  ListMusic,
  LoaderCircle,
  Pause,
  Play,
  SkipBack,
  SkipForward,
  Volume2,
  VolumeX,
} from 'lucide-react'
import { Slider } from 'radix-ui'
import { Button } from '@/components/ui/button.tsx'
import { cn } from '@/lib/cn.ts'
import { useStore } from '@/lib/store.ts'
import { player } from './actions.ts'
import { isActive } from './playback.ts'
import { playerStore } from './store.ts'

/** Back, play or pause, forward. */
export function Transport({ large = false }: { large?: boolean }) {
  const playback = useStore(playerStore, (state) => state.playback)
  const last = useStore(playerStore, ({ queue }) => queue.index >= queue.entries.length - 1)
  const active = isActive(playback)
  const waiting = ['loading', 'buffering', 'reconnecting'].includes(playback.status)
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">Playback</legend>
      <Button variant="ghost" size="icon" aria-label="Previous song" onClick={player.previous}>
        <SkipBack className="fill-current" />
      </Button>
      <Button
        variant="primary"
        size="icon"
        aria-label={active ? 'Pause' : 'Play'}
        onClick={player.toggle}
        className={cn('relative', large && 'size-16 [&_svg]:size-7')}
      >
        {active ? <Pause className="fill-current" /> : <Play className="ml-0.5 fill-current" />}
        {waiting && (
          <LoaderCircle
            aria-hidden
            className="absolute inset-0 m-auto size-[94%]! animate-spin text-faint [stroke-width:0.9]"
          />
        )}
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Next song"
        disabled={last}
        onClick={player.next}
      >
        <SkipForward className="fill-current" />
      </Button>
    </fieldset>
  )
}

/** Loudness. */
export function Volume() {
  const volume = useStore(playerStore, (state) => state.volume)
  const muted = useStore(playerStore, (state) => state.muted)
  return (
    <div className="flex items-center gap-1">
      <Button
        variant="ghost"
        size="icon"
        aria-label={muted ? 'Unmute' : 'Mute'}
        aria-pressed={muted}
        onClick={player.toggleMute}
      >
        {muted || volume === 0 ? <VolumeX /> : <Volume2 />}
      </Button>
      <Slider.Root
        min={0}
        max={100}
        step={5}
        value={[muted ? 0 : Math.round(volume * 100)]}
        onValueChange={([value]) => player.setVolume((value ?? 0) / 100)}
        className="relative flex h-10 w-20 cursor-pointer touch-none items-center"
      >
        <Slider.Track className="relative h-1 w-full rounded-full bg-rule">
          <Slider.Range className="absolute h-full rounded-full bg-soft" />
        </Slider.Track>
        <Slider.Thumb aria-label="Volume" className="block size-3 rounded-full bg-ink" />
      </Slider.Root>
    </div>
  )
}

/** Opens and closes the queue. */
export function QueueButton() {
  const open = useStore(playerStore, ({ panel }) => panel === 'queue')
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label="Queue"
      aria-expanded={open}
      onClick={() => player.showPanel(open ? 'none' : 'queue')}
      className={cn(open && 'bg-sunken text-ink')}
    >
      <ListMusic />
    </Button>
  )
}

'use client'

import { Slider } from 'radix-ui'
import { type CSSProperties, useMemo, useState } from 'react'
import { cn } from '@/lib/cn.ts'
import { formatDuration, spokenDuration } from '@/lib/time.ts'
import { toBars } from './peaks.ts'
import { FREE_SECONDS } from './playback.ts'

type WaveformProps = {
  peaks: readonly number[]
  /** Seconds. */
  position: number
  duration: number
  buffered?: number
  /** Whether the end of the free part is marked. */
  marksFree: boolean
  onSeek: (seconds: number) => void
  bars?: number
  className?: string
}

/** A song's shape on a stave; drag, click or use the arrow keys to move through it. */
export function Waveform({
  peaks,
  position,
  duration,
  buffered = 0,
  marksFree,
  onSeek,
  bars = 140,
  className,
}: WaveformProps) {
  const [dragged, setDragged] = useState<number | null>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const at = dragged ?? Math.min(position, duration)
  const part = (seconds: number) => `${duration > 0 ? (seconds / duration) * 100 : 0}%`
  return (
    <Slider.Root
      min={0}
      max={Math.max(duration, 1)}
      step={1}
      value={[at]}
      disabled={duration === 0}
      onValueChange={([value]) => setDragged(value ?? 0)}
      onValueCommit={([value]) => {
        setDragged(null)
        onSeek(value ?? 0)
      }}
      onPointerMove={(event) => {
        const { left, width } = event.currentTarget.getBoundingClientRect()
        setHovered(((event.clientX - left) / width) * duration)
      }}
      onPointerLeave={() => setHovered(null)}
      className={cn(
        'group relative flex h-14 w-full cursor-pointer touch-none select-none items-center',
        className,
      )}
    >
      <div aria-hidden className="stave-lines absolute inset-y-[12%] w-full opacity-60" />
      <Slider.Track className="relative size-full">
        <Bars peaks={peaks} count={bars} className="text-faint/45" />
        <Bars
          peaks={peaks}
          count={bars}
          className="text-faint/70"
          style={{ clipPath: `inset(0 calc(100% - ${part(buffered)}) 0 0)` }}
        />
        <Bars
          peaks={peaks}
          count={bars}
          className="text-ink"
          style={{ clipPath: `inset(0 calc(100% - ${part(at)}) 0 0)` }}
        />
        {marksFree && duration > FREE_SECONDS && (
          <span
            aria-hidden
            className="absolute inset-y-0 w-px bg-tabs"
            style={{ left: part(FREE_SECONDS) }}
          />
        )}
      </Slider.Track>
      <Slider.Thumb
        aria-label="Position in the song"
        aria-valuetext={`${spokenDuration(at)} of ${spokenDuration(duration)}`}
        className="block h-14 w-0.5 rounded-full bg-ink opacity-0 transition-opacity focus-visible:opacity-100 group-hover:opacity-100"
      />
      {(dragged ?? hovered) !== null && duration > 0 && (
        <span
          aria-hidden
          className="tabular pointer-events-none absolute -top-5 -translate-x-1/2 rounded bg-ink px-1.5 py-0.5 text-[0.6875rem] text-paper"
          style={{ left: part(Math.min(Math.max(dragged ?? hovered ?? 0, 0), duration)) }}
        >
          {formatDuration(dragged ?? hovered ?? 0)}
        </span>
      )}
    </Slider.Root>
  )
}

type BarsProps = {
  peaks: readonly number[]
  count: number
  className?: string
  style?: CSSProperties
}

/** A song's shape, to look at. */
export function Bars({ peaks, count, className, style }: BarsProps) {
  const path = useMemo(
    () =>
      toBars(peaks, count)
        .map((bar, index) => `M${index * 3 + 1.5} ${50 - bar * 48}V${50 + bar * 48}`)
        .join(''),
    [peaks, count],
  )
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${count * 3} 100`}
      preserveAspectRatio="none"
      className={cn('absolute inset-0 size-full', className)}
      style={style}
    >
      <path d={path} stroke="currentColor" strokeWidth="1.7" />
    </svg>
  )
}

'use client'

import Image from 'next/image'
import { useState } from 'react'
import { cn } from '@/lib/cn.ts'
import { lines } from '@/lib/lines.ts'
import { suspect, useRecoveries } from '@/lib/outages/outages.ts'

type ArtworkProps = {
  /** The image's CID; without one, or when it cannot be had, a drawing takes its place. */
  cid: string | null | undefined
  mime?: string | null | undefined
  /** What it is the cover of. Empty where the title stands beside it. */
  alt: string
  /** Chooses the drawing: the song's number or an address. */
  seed: string | number
  /** How wide it is shown, as CSS `sizes`. */
  sizes: string
  priority?: boolean
  className?: string
}

/** A square cover. */
export function Artwork({ cid, mime, alt, seed, sizes, priority, className }: ArtworkProps) {
  const recoveries = useRecoveries()
  const [failed, setFailed] = useState<string>()
  // After an outage the cover is asked for again.
  const attempt = `${cid} ${recoveries}`
  const frame = cn(
    'relative block aspect-square overflow-hidden rounded-cover bg-sunken',
    className,
  )
  if (!cid || failed === attempt) return <Drawing seed={seed} alt={alt} className={frame} />
  return (
    <span className={frame}>
      <Image
        src={`/artwork/${cid}`}
        alt={alt}
        fill
        sizes={sizes}
        preload={priority ?? false}
        unoptimized={mime === 'image/svg+xml'}
        onError={() => {
          setFailed(attempt)
          suspect()
        }}
        className="object-cover"
      />
    </span>
  )
}

/** Five lines and a few notes, the same for the same seed. */
function Drawing({
  seed,
  alt,
  className,
}: {
  seed: string | number
  alt: string
  className: string
}) {
  const random = hash(String(seed))
  const hue = lines[random % lines.length]?.color
  const notes = [0, 1, 2, 3].map((index) => ({
    x: 22 + index * 19,
    y: 26 + ((random >> (index * 4)) & 7) * 6.4,
  }))
  const label = alt ? { role: 'img', 'aria-label': alt } : { 'aria-hidden': true }
  return (
    <span className={className} {...label}>
      <svg aria-hidden viewBox="0 0 100 100" className="size-full">
        <rect width="100" height="100" fill={`color-mix(in oklab, ${hue} 16%, var(--sunken))`} />
        {lines.map(({ id }, index) => (
          <path key={id} d={`M0 ${28 + index * 11}H100`} stroke={hue} strokeWidth=".5" />
        ))}
        {notes.map(({ x, y }) => (
          <ellipse
            key={x}
            cx={x}
            cy={y}
            rx="4.6"
            ry="3.5"
            fill={hue}
            transform={`rotate(-18 ${x} ${y})`}
          />
        ))}
      </svg>
    </span>
  )
}

function hash(text: string): number {
  let value = 2_166_136_261
  for (const character of text) {
    value = Math.imul(value ^ character.charCodeAt(0), 16_777_619)
  }
  return value >>> 0
}

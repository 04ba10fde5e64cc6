'use client'

import { useEffect, useState } from 'react'
import { formatMoment, relativeTime } from '@/lib/time.ts'

/** A moment in words; the exact time on hovering. */
export function Moment({ seconds, className }: { seconds: number | string; className?: string }) {
  const at = Number(seconds)
  // The server cannot know the reader's now, so the words come once the page is alive.
  const [words, setWords] = useState<string | null>(null)
  useEffect(() => {
    const update = () => setWords(relativeTime(at))
    update()
    const timer = setInterval(update, 30_000)
    return () => clearInterval(timer)
  }, [at])
  const exact = formatMoment(at)
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={exact} className={className}>
      {words ?? exact}
    </time>
  )
}

import { Check, Minus } from 'lucide-react'
import { cn } from '@/lib/cn.ts'
import { isOpen, lines } from '@/lib/lines.ts'
import type { SongInFull } from './song-page.tsx'

/** Which of the five lines are open for the song. */
export function OpenLines({ song }: { song: SongInFull }) {
  return (
    <section aria-labelledby="lines-title" className="grid gap-4">
      <h2 id="lines-title" className="text-xl">
        Ways to pay
      </h2>
      <ul className="grid">
        {lines.map(({ id, label, description, color }) => {
          const open = isOpen(song.lines, id)
          return (
            <li
              key={id}
              className="flex items-start gap-3.5 border-t py-3"
              style={{ borderColor: open ? color : 'var(--rule)' }}
            >
              {open ? (
                <Check aria-hidden className="mt-0.5 size-4 shrink-0" style={{ color }} />
              ) : (
                <Minus aria-hidden className="mt-0.5 size-4 shrink-0 text-stave" />
              )}
              <span className={cn('grid text-sm', !open && 'text-faint')}>
                <span className="font-medium">
                  {label}
                  <span className="sr-only">{open ? ' is open' : ' is closed'}</span>
                </span>
                {open && <span className="text-soft">{description}</span>}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

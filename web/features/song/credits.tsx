import Link from 'next/link'
import type { SongInFull } from './song-page.tsx'

/** Who made it, by role. */
export function Credits({ song }: { song: SongInFull }) {
  const contributors = song.metadata?.contributors ?? []
  if (contributors.length === 0) return null
  return (
    <section aria-labelledby="credits-title" className="grid gap-4">
      <h2 id="credits-title" className="text-xl">
        Credits
      </h2>
      <ul className="grid">
        {contributors.map(({ name, role, address }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand there twice; the order is the file's.
            key={index}
            className="flex items-baseline justify-between gap-4 border-rule border-t py-2.5 text-sm"
          >
            {address ? (
              <Link
                href={`/artist/${address}`}
                className="underline decoration-stave underline-offset-4 hover:decoration-ink"
              >
                {name}
              </Link>
            ) : (
              <span>{name}</span>
            )}
            <span className="text-right text-faint">{role}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

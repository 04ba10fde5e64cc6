import Link from 'next/link'
import { type ArtistLine, artistName } from '@/features/songs/song-card.ts'
import { Avatar } from './avatar.tsx'

/** Artists side by side. */
export function ArtistStrip({ artists }: { artists: readonly ArtistLine[] }) {
  return (
    <ul className="scroll-strip -mx-4 flex scroll-px-4 gap-6 px-4 pb-2 sm:gap-9">
      {artists.map((artist) => (
        <li key={artist.id} className="snap-start">
          <Link
            href={`/artist/${artist.id}`}
            className="group grid w-28 justify-items-center gap-3 rounded-lg text-center sm:w-32"
          >
            <Avatar
              cid={artist.profile?.avatarCid}
              seed={artist.id}
              sizes="128px"
              className="w-full transition-transform duration-300 group-hover:-translate-y-1"
            />
            <span className="font-medium text-sm">{artistName(artist)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

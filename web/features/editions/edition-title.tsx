import type { EditionOfferFragment } from '@stave/sdk/query'
import Link from 'next/link'
import { Artwork } from '@/components/artwork.tsx'

type EditionTitleProps = {
  edition: EditionOfferFragment
  /** Whether to name the song too, where the page is not the song's own. */
  withSong?: boolean
}

/** A collectible's picture, title and the artist's words. */
export function EditionTitle({ edition, withSong = false }: EditionTitleProps) {
  const { metadata, number, title, song } = edition
  return (
    <div className="flex items-start gap-4">
      <Artwork
        cid={metadata?.artworkCid}
        mime={metadata?.artworkMimeType}
        seed={number}
        alt=""
        sizes="72px"
        className="w-18 shrink-0"
      />
      <div className="grid min-w-0 gap-1">
        <h4 className="font-medium font-sans text-base tracking-normal">{title}</h4>
        {withSong && (
          <Link
            href={`/song/${song.number}`}
            className="text-sm text-soft underline decoration-stave underline-offset-4 hover:text-ink"
          >
            {song.title}
          </Link>
        )}
        {metadata?.description && (
          <p className="line-clamp-3 text-pretty text-sm text-soft">{metadata.description}</p>
        )}
      </div>
    </div>
  )
}

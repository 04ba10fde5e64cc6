import type { ArtistLineFragment, SongCardFragment } from '@stave/sdk/query'
import { thinPeaks } from '@/features/player/peaks.ts'
import type { Track } from '@/features/player/queue.ts'
import { isOpen } from '@/lib/lines.ts'

/** What lists show of a song; amounts are micro-USDC and counts whole numbers, both as decimal text. */
export type SongCard = SongCardFragment
export type ArtistLine = ArtistLineFragment

/** An artist's name; the short address until a profile is published. */
export function artistName({ id, name }: Pick<ArtistLine, 'id' | 'name'>): string {
  return name ?? `${id.slice(0, 6)}…${id.slice(-4)}`
}

/** What a play costs, in micro-USDC: nothing where the gift line is open. */
export function playPrice({ price, lines }: Pick<SongCard, 'price' | 'lines'>): bigint {
  return isOpen(lines, 'gifts') ? 0n : BigInt(price)
}

/** Whether plays are sold, or free; otherwise only patrons, subscribers and the owner hear the whole song. */
export function isPlayable({ lines }: Pick<SongCard, 'lines'>): boolean {
  return isOpen(lines, 'tabs') || isOpen(lines, 'gifts')
}

/** The song as the player takes it. */
export function toTrack(song: SongCard): Track {
  return {
    song: song.number,
    title: song.title,
    artist: artistName(song.artist),
    artistAddress: song.artist.id,
    artworkCid: song.metadata?.artworkCid ?? null,
    artworkMime: song.metadata?.artworkMimeType ?? null,
    price: playPrice(song).toString(),
    duration: Number(song.metadata?.duration ?? 0),
    waveform: thinPeaks(song.metadata?.waveform ?? []),
  }
}

/** Whether the song can be played by the public now. */
export function isReleased({ releaseAt }: Pick<SongCard, 'releaseAt'>, now = Date.now() / 1000) {
  return Number(releaseAt) <= now
}

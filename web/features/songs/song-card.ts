import type { ArtistLineFragment, SongCardFragment } from '@stave/sdk/query'
import { thinPeaks } from '@/features/player/peaks.ts'
import type { Track } from '@/features/player/queue.ts'

/** What lists show of a song; amounts are micro-USDC and counts whole numbers, both as decimal text. */
export type SongCard = SongCardFragment
export type ArtistLine = ArtistLineFragment

/** An artist's name; the short address until a profile is published. */
export function artistName({ id, name }: Pick<ArtistLine, 'id' | 'name'>): string {
  return name ?? `${id.slice(0, 6)}…${id.slice(-4)}`
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
    price: song.price,
    duration: Number(song.metadata?.duration ?? 0),
    waveform: thinPeaks(song.metadata?.waveform ?? []),
  }
}

/** Whether the song can be played by the public now. */
export function isReleased({ releaseAt }: Pick<SongCard, 'releaseAt'>, now = Date.now() / 1000) {
  return Number(releaseAt) <= now
}

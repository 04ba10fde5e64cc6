import { BigInt } from '@graphprotocol/graph-ts'
import { Artist, ArtistListener, Listener, Song, SongListener } from '../../generated/schema'

/** Adds plays (a number and micro-USDC) to the listener's of the song, and counts a listener new to it. */
export function countForSong(
  song: Song,
  listener: Listener,
  plays: BigInt,
  paid: BigInt,
  timestamp: BigInt,
): void {
  const id = song.id.concat(listener.id)
  let pair = SongListener.load(id)
  if (pair == null) {
    pair = new SongListener(id)
    pair.song = song.id
    pair.listener = listener.id
    pair.plays = BigInt.zero()
    pair.paid = BigInt.zero()
    pair.firstPlayAt = timestamp
    song.listeners += 1
  }
  pair.plays = pair.plays.plus(plays)
  pair.paid = pair.paid.plus(paid)
  pair.lastPlayAt = timestamp
  pair.save()
}

/** As `countForSong`, for the artist. */
export function countForArtist(
  artist: Artist,
  listener: Listener,
  plays: BigInt,
  paid: BigInt,
  timestamp: BigInt,
): void {
  const id = artist.id.concat(listener.id)
  let pair = ArtistListener.load(id)
  if (pair == null) {
    pair = new ArtistListener(id)
    pair.artist = artist.id
    pair.listener = listener.id
    pair.plays = BigInt.zero()
    pair.paid = BigInt.zero()
    pair.firstPlayAt = timestamp
    artist.listeners += 1
  }
  pair.plays = pair.plays.plus(plays)
  pair.paid = pair.paid.plus(paid)
  pair.lastPlayAt = timestamp
  pair.save()
}

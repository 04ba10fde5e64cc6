import { BigInt, Bytes } from '@graphprotocol/graph-ts'
import { Genre } from '../../generated/schema'

/** The genre that a song's own words mean: the same in lower case is the same genre. */
export function getOrCreateGenre(name: string): Genre {
  const id = Bytes.fromUTF8(name.trim().toLowerCase())
  let genre = Genre.load(id)
  if (genre != null) return genre
  genre = new Genre(id)
  genre.name = name.trim()
  genre.songs = 0
  genre.plays = BigInt.zero()
  genre.paidPlays = BigInt.zero()
  genre.paid = BigInt.zero()
  return genre
}

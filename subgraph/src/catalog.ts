import { BigDecimal, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import {
  MetadataSet,
  ProfilePublished,
  SongRegistered,
  SuspensionSet,
  TermsSet,
  Transfer,
} from '../generated/Catalog/Catalog'
import {
  Genre,
  MetadataChange,
  ProfileChange,
  Song,
  SongTransfer,
  SuspensionChange,
  TermsChange,
} from '../generated/schema'
import { ProfileFile, SongFile } from '../generated/templates'
import { cidOf } from './cid'
import { fileContext } from './file'
import { idOf, isZero, lowI32, partId, recordId } from './id'
import { stamp } from './record'
import { getOrCreateGenre } from './store/genre'
import { getOrCreateArtist } from './store/people'
import { getPlatform } from './store/platform'

export function handleSongRegistered(event: SongRegistered): void {
  const song = new Song(idOf(event.params.song))
  song.number = lowI32(event.params.song)
  song.artist = event.params.artist
  song.owner = event.params.artist
  song.split = idOf(event.params.split)
  song.suspended = false
  song.plays = BigInt.zero()
  song.paidPlays = BigInt.zero()
  song.backedPlays = BigInt.zero()
  song.paid = BigInt.zero()
  song.listeners = 0
  song.tipCount = 0
  song.tipped = BigInt.zero()
  song.rewardTerms = song.id
  song.score = BigDecimal.zero()
  song.registeredAt = event.block.timestamp
  song.registeredBlock = event.block.number
  song.registeredIn = event.transaction.hash
  const terms = event.params.terms
  setTerms(
    song,
    terms.price,
    terms.releaseAt,
    terms.lines,
    terms.patronTier,
    terms.earlyAccessHours,
    event,
  )
  setMetadata(song, event.params.metadata, event.params.title, event.params.genre, event)
  song.save()
  countSong(song, event)
}

export function handleTermsSet(event: TermsSet): void {
  const song = Song.load(idOf(event.params.song))
  if (song == null) return
  const terms = event.params.terms
  setTerms(
    song,
    terms.price,
    terms.releaseAt,
    terms.lines,
    terms.patronTier,
    terms.earlyAccessHours,
    event,
  )
  song.save()
}

export function handleMetadataSet(event: MetadataSet): void {
  const song = Song.load(idOf(event.params.song))
  if (song == null) return
  const before = Genre.load(song.genre)
  if (before != null) {
    before.songs -= 1
    before.save()
  }
  setMetadata(song, event.params.metadata, event.params.title, event.params.genre, event)
  song.save()
}

export function handleSuspensionSet(event: SuspensionSet): void {
  const song = Song.load(idOf(event.params.song))
  if (song == null) return
  song.suspended = event.params.suspended
  song.save()

  const change = new SuspensionChange(recordId(event))
  change.song = song.id
  change.suspended = event.params.suspended
  stamp(change, event)
  change.save()
}

export function handleTransfer(event: Transfer): void {
  // Minting is told by `SongRegistered`, which comes after it.
  if (isZero(event.params.from)) return
  const song = Song.load(idOf(event.params.tokenId))
  if (song == null) return
  song.owner = event.params.to
  song.save()

  const transfer = new SongTransfer(recordId(event))
  transfer.song = song.id
  transfer.from = event.params.from
  transfer.to = event.params.to
  stamp(transfer, event)
  transfer.save()
}

export function handleProfilePublished(event: ProfilePublished): void {
  const digest = event.params.metadata
  const cid = cidOf(digest)
  const artist = getOrCreateArtist(event.params.artist, event)
  artist.name = event.params.name
  artist.profileDigest = digest
  artist.profileCid = cid
  artist.profile = digest
  artist.save()

  const change = new ProfileChange(recordId(event))
  change.artist = artist.id
  change.name = event.params.name
  change.profileDigest = digest
  change.profileCid = cid
  stamp(change, event)
  change.save()

  ProfileFile.createWithContext(cid, fileContext(digest))
}

/** Puts terms on the song and records them. Price in micro-USDC, release in Unix seconds. */
function setTerms(
  song: Song,
  price: BigInt,
  releaseAt: BigInt,
  lines: i32,
  patronTier: i32,
  earlyAccessHours: i32,
  event: ethereum.Event,
): void {
  song.price = price
  song.releaseAt = releaseAt
  song.lines = lines
  song.patronTier = patronTier
  song.earlyAccessHours = earlyAccessHours

  const change = new TermsChange(recordId(event))
  change.song = song.id
  change.price = price
  change.releaseAt = releaseAt
  change.lines = lines
  change.patronTier = patronTier
  change.earlyAccessHours = earlyAccessHours
  stamp(change, event)
  change.save()
}

/** Puts metadata on the song, counts it under its genre, records the change and asks IPFS for the file. */
function setMetadata(
  song: Song,
  digest: Bytes,
  title: string,
  genreName: string,
  event: ethereum.Event,
): void {
  const genre = getOrCreateGenre(genreName)
  genre.songs += 1
  genre.save()

  const cid = cidOf(digest)
  song.title = title
  song.genre = genre.id
  song.genreName = genreName
  song.metadataDigest = digest
  song.metadataCid = cid
  song.metadata = digest

  const change = new MetadataChange(partId(event, 0))
  change.song = song.id
  change.title = title
  change.genreName = genreName
  change.metadataDigest = digest
  change.metadataCid = cid
  stamp(change, event)
  change.save()

  SongFile.createWithContext(cid, fileContext(digest))
}

function countSong(song: Song, event: ethereum.Event): void {
  const platform = getPlatform()
  const artist = getOrCreateArtist(song.artist, event)
  if (artist.songCount == 0) {
    artist.firstSong = song.id
    platform.artists += 1
  }
  artist.songCount += 1
  artist.save()
  platform.songs += 1
  platform.save()
}

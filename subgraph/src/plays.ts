import { BigDecimal, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import {
  Artist,
  Gateway,
  Genre,
  Listener,
  Platform,
  Play,
  PlayPoint,
  Song,
} from '../generated/schema'
import { Item } from './items'
import { stamp } from './record'
import { countForArtist, countForSong } from './store/audience'
import { getOrCreateGateway, getOrCreateListener } from './store/people'
import { getPlatform } from './store/platform'
import { trendWeight } from './trend'

const KINDS = ['PAID', 'SUBSCRIPTION', 'PATRON', 'GIFT']

/** What the contract's number of a kind of play means. */
export function kindOf(number: i32): string {
  return number >= 0 && number < KINDS.length ? KINDS[number] : KINDS[0]
}

/** Records the plays of one event, all of one listener with one gateway. Ends with `save`. */
export class PlayRecorder {
  private platform: Platform
  private listener: Listener
  private gateway: Gateway | null = null
  private weight: BigDecimal

  /**
   * @param gateway Null when nobody brought the play.
   * @param tab Id of the settled tab; null for a direct play.
   * @param attested Whether an attesting gateway stands behind plays that no money paid.
   */
  constructor(
    private event: ethereum.Event,
    listener: Bytes,
    gateway: Bytes | null,
    private tab: Bytes | null,
    private attested: boolean,
  ) {
    this.listener = getOrCreateListener(listener)
    if (gateway !== null) this.gateway = getOrCreateGateway(gateway)
    this.platform = getPlatform()
    this.weight = trendWeight(event.block.timestamp)
  }

  /** Records one item. A song that does not exist is passed over. */
  record(id: Bytes, position: i32, item: Item): void {
    const song = Song.load(item.song)
    if (song == null) return
    const artist = Artist.load(song.artist)
    const genre = Genre.load(song.genre)
    if (artist == null || genre == null) return

    const backed = this.backedPlays(song, item)
    this.writePlay(id, position, item, song, backed)
    this.writePoint(item, song)
    this.countSong(song, item, backed)
    this.countArtist(artist, item, backed)
    this.countGenre(genre, item)
    this.countTotals(item, backed)
  }

  /** Writes the totals that all items share. */
  save(): void {
    this.platform.save()
    this.listener.save()
    const gateway = this.gateway
    if (gateway == null) return
    if (this.tab !== null) gateway.tabs += 1
    gateway.save()
  }

  /** Anyone can sign plays that cost nothing, so those count for trending only if money or a gateway backs them. */
  private backedPlays(song: Song, item: Item): i32 {
    if (!item.isPaidKind()) return this.attested ? item.plays : 0
    if (song.price.isZero()) return 0
    const covered = item.paid.div(song.price)
    const plays = BigInt.fromI32(item.plays)
    return covered.lt(plays) ? covered.toI32() : item.plays
  }

  private writePlay(id: Bytes, position: i32, item: Item, song: Song, backed: i32): void {
    const play = new Play(id)
    play.song = song.id
    play.artist = song.artist
    play.listener = this.listener.id
    const gateway = this.gateway
    if (gateway != null) play.gateway = gateway.id
    play.tab = this.tab
    play.item = position
    play.kind = kindOf(item.kind)
    play.plays = item.plays
    play.backedPlays = backed
    play.owed = item.owed
    play.paid = item.paid
    stamp(play, this.event)
    play.save()
  }

  private writePoint(item: Item, song: Song): void {
    const point = new PlayPoint(0)
    point.song = song.id
    point.artist = song.artist
    point.genre = song.genre
    point.listener = this.listener.id
    point.plays = BigInt.fromI32(item.plays)
    point.paidPlays = paidPlays(item)
    point.paid = item.paid
    point.save()
  }

  private countSong(song: Song, item: Item, backed: i32): void {
    const now = this.event.block.timestamp
    const plays = BigInt.fromI32(item.plays)
    song.plays = song.plays.plus(plays)
    song.paidPlays = song.paidPlays.plus(paidPlays(item))
    song.backedPlays = song.backedPlays.plus(BigInt.fromI32(backed))
    song.paid = song.paid.plus(item.paid)
    song.score = song.score.plus(this.weight.times(BigInt.fromI32(backed).toBigDecimal()))
    song.lastPlayAt = now
    countForSong(song, this.listener, plays, item.paid, now)
    song.save()
  }

  private countArtist(artist: Artist, item: Item, backed: i32): void {
    const plays = BigInt.fromI32(item.plays)
    artist.plays = artist.plays.plus(plays)
    artist.paidPlays = artist.paidPlays.plus(paidPlays(item))
    artist.backedPlays = artist.backedPlays.plus(BigInt.fromI32(backed))
    artist.paid = artist.paid.plus(item.paid)
    countForArtist(artist, this.listener, plays, item.paid, this.event.block.timestamp)
    artist.save()
  }

  private countGenre(genre: Genre, item: Item): void {
    genre.plays = genre.plays.plus(BigInt.fromI32(item.plays))
    genre.paidPlays = genre.paidPlays.plus(paidPlays(item))
    genre.paid = genre.paid.plus(item.paid)
    genre.save()
  }

  private countTotals(item: Item, backed: i32): void {
    const now = this.event.block.timestamp
    const plays = BigInt.fromI32(item.plays)
    const platform = this.platform
    platform.plays = platform.plays.plus(plays)
    platform.paidPlays = platform.paidPlays.plus(paidPlays(item))
    platform.backedPlays = platform.backedPlays.plus(BigInt.fromI32(backed))
    platform.paid = platform.paid.plus(item.paid)

    const listener = this.listener
    listener.plays = listener.plays.plus(plays)
    listener.paidPlays = listener.paidPlays.plus(paidPlays(item))
    listener.spent = listener.spent.plus(item.paid)
    if (listener.firstPlayAt === null) listener.firstPlayAt = now
    listener.lastPlayAt = now

    const gateway = this.gateway
    if (gateway == null) return
    gateway.plays = gateway.plays.plus(plays)
    gateway.paid = gateway.paid.plus(item.paid)
  }
}

function paidPlays(item: Item): BigInt {
  return item.isPaidKind() ? BigInt.fromI32(item.plays) : BigInt.zero()
}

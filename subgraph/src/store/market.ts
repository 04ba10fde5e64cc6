import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { Edition, MarketSeries, RoyaltyShare, Song } from '../../generated/schema'
import { idOf } from '../id'
import { getOrCreateAccount } from './account'

/** What is traded: the kind, and the entity of that kind, where there is one. */
export class Traded {
  kind: string = 'SONG'
  song: Bytes | null = null
  edition: Bytes | null = null
  share: Bytes | null = null
}

/** What the token of this collection and number is. */
export function tradedOf(collection: Bytes, number: BigInt): Traded {
  const traded = new Traded()
  if (RoyaltyShare.load(collection) != null) {
    traded.kind = 'SHARE'
    traded.share = collection
    return traded
  }
  const edition = Edition.load(idOf(number))
  if (edition != null && edition.collection == collection) {
    traded.kind = 'EDITION'
    traded.edition = edition.id
    return traded
  }
  const song = Song.load(idOf(number))
  if (song != null) traded.song = song.id
  return traded
}

/** Id of what somebody lists or offers of a token. */
export function tradeId(collection: Bytes, number: BigInt, account: Bytes): Bytes {
  return collection.concat(idOf(number)).concat(account)
}

/** An account's series of listings and offers, made, saved and current when it is new. */
export function getOrCreateSeries(
  address: Bytes,
  number: BigInt,
  event: ethereum.Event,
): MarketSeries {
  const id = address.concat(idOf(number))
  let series = MarketSeries.load(id)
  if (series != null) return series
  series = new MarketSeries(id)
  series.account = getOrCreateAccount(address, event).id
  series.number = number
  series.current = true
  series.save()
  return series
}

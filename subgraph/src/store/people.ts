import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { Artist, Gateway, Listener } from '../../generated/schema'
import { getPlatform } from './platform'

/** The artist, made when the account is new as one. */
export function getOrCreateArtist(account: Bytes, event: ethereum.Event): Artist {
  let artist = Artist.load(account)
  if (artist != null) return artist
  artist = new Artist(account)
  artist.songCount = 0
  artist.plays = BigInt.zero()
  artist.paidPlays = BigInt.zero()
  artist.backedPlays = BigInt.zero()
  artist.paid = BigInt.zero()
  artist.listeners = 0
  artist.patronage = account
  artist.admission = account
  artist.registeredAt = event.block.timestamp
  artist.registeredIn = event.transaction.hash
  return artist
}

/** The listener, made, saved and counted when the account is new as one. */
export function getOrCreateListener(account: Bytes): Listener {
  let listener = Listener.load(account)
  if (listener != null) return listener
  listener = new Listener(account)
  listener.plays = BigInt.zero()
  listener.paidPlays = BigInt.zero()
  listener.spent = BigInt.zero()
  listener.save()

  const platform = getPlatform()
  platform.listeners += 1
  platform.save()
  return listener
}

/** The gateway, made and saved when the account is new as one. */
export function getOrCreateGateway(account: Bytes): Gateway {
  let gateway = Gateway.load(account)
  if (gateway != null) return gateway
  gateway = new Gateway(account)
  gateway.plays = BigInt.zero()
  gateway.paid = BigInt.zero()
  gateway.tabs = 0
  gateway.save()
  return gateway
}

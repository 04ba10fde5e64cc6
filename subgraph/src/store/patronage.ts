import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { Patron, PatronagePage, Tier } from '../../generated/schema'
import { idOfI32 } from '../id'
import { getOrCreateAccount } from './account'
import { getOrCreateArtist } from './people'

/** The artist's patronage, made when it is new. */
export function getOrCreatePage(
  account: Bytes,
  split: Bytes,
  event: ethereum.Event,
): PatronagePage {
  let page = PatronagePage.load(account)
  if (page != null) return page
  const artist = getOrCreateArtist(account, event)
  artist.save()
  page = new PatronagePage(account)
  page.artist = artist.id
  page.split = split
  page.keeperReward = 0
  page.tierCount = 0
  page.patronCount = 0
  page.contributed = BigInt.zero()
  page.openedAt = event.block.timestamp
  page.openedIn = event.transaction.hash
  return page
}

/** The patronage of an artist by an account, made when it is new. It has no place and no time until it is paid. */
export function getOrCreatePatron(artist: Bytes, account: Bytes, event: ethereum.Event): Patron {
  const id = artist.concat(account)
  let patron = Patron.load(id)
  if (patron != null) return patron
  patron = new Patron(id)
  patron.artist = artist
  patron.account = getOrCreateAccount(account, event).id
  patron.since = event.block.timestamp
  patron.paidUntil = event.block.timestamp
  patron.rate = BigInt.zero()
  patron.renewal = 'CANCELLED'
  patron.contributed = BigInt.zero()
  patron.firstJoinedAt = event.block.timestamp
  return patron
}

/** Id of an artist's tier. */
export function tierId(artist: Bytes, number: i32): Bytes {
  return artist.concat(idOfI32(number))
}

/** Id of the terms that a tier had in one version. */
export function termsId(tier: Bytes, version: i32): Bytes {
  return tier.concat(idOfI32(version))
}

/** Adds places taken to a tier's; a tier that does not exist has none. */
export function addPatrons(tier: Bytes, added: i32): void {
  const stored = Tier.load(tier)
  if (stored == null) return
  stored.patronCount += added
  stored.save()
}

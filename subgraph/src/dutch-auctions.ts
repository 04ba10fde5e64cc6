import { BigInt, ethereum } from '@graphprotocol/graph-ts'
import {
  AuctionBought,
  AuctionCancelled,
  AuctionClosed,
  AuctionCreated,
} from '../generated/DutchAuctions/DutchAuctions'
import { DutchAuction, DutchSale, Edition } from '../generated/schema'
import { idOf, lowI32, recordId } from './id'
import { stamp } from './record'
import { getOrCreateAccount } from './store/account'

export function handleAuctionCreated(event: AuctionCreated): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  const terms = event.params.terms
  const fall = BigInt.fromI32(terms.fall)

  const auction = new DutchAuction(idOf(event.params.auction))
  auction.number = lowI32(event.params.auction)
  auction.edition = edition.id
  auction.song = edition.song
  auction.state = 'OPEN'
  auction.quantity = terms.quantity
  auction.left = terms.quantity
  auction.sold = BigInt.zero()
  auction.earned = BigInt.zero()
  auction.startPrice = terms.startPrice
  auction.floorPrice = terms.floorPrice
  auction.startsAt = terms.startsAt
  auction.fall = fall
  auction.rest = terms.rest
  auction.endsAt = terms.startsAt.plus(fall).plus(terms.rest)
  auction.createdAt = event.block.timestamp
  auction.createdBlock = event.block.number
  auction.createdIn = event.transaction.hash
  auction.save()
}

export function handleAuctionBought(event: AuctionBought): void {
  const auction = DutchAuction.load(idOf(event.params.auction))
  if (auction == null) return
  auction.left = event.params.left
  auction.sold = auction.sold.plus(event.params.quantity)
  auction.earned = auction.earned.plus(event.params.paid)
  if (auction.left.isZero()) close(auction, 'SOLD_OUT', event)
  auction.save()

  const sale = new DutchSale(recordId(event))
  sale.auction = auction.id
  sale.edition = auction.edition
  sale.song = auction.song
  sale.buyer = getOrCreateAccount(event.params.buyer, event).id
  sale.split = idOf(event.params.split)
  sale.quantity = event.params.quantity
  sale.paid = event.params.paid
  if (!event.params.storefront.isZero()) sale.storefront = idOf(event.params.storefront)
  stamp(sale, event)
  sale.save()
}

export function handleAuctionCancelled(event: AuctionCancelled): void {
  const auction = DutchAuction.load(idOf(event.params.auction))
  if (auction == null) return
  auction.left = BigInt.zero()
  close(auction, 'CANCELLED', event)
  auction.save()
}

export function handleAuctionClosed(event: AuctionClosed): void {
  const auction = DutchAuction.load(idOf(event.params.auction))
  if (auction == null) return
  auction.left = BigInt.zero()
  close(auction, 'CLOSED', event)
  auction.save()
}

function close(auction: DutchAuction, state: string, event: ethereum.Event): void {
  auction.state = state
  auction.closedAt = event.block.timestamp
  auction.closedBlock = event.block.number
  auction.closedIn = event.transaction.hash
}

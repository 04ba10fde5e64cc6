import { BigInt } from '@graphprotocol/graph-ts'
import {
  AllCancelled,
  Listed,
  ListingCancelled,
  OfferCancelled,
  Offered,
  Sold,
} from '../generated/Market/Market'
import { Listing, MarketSale, Offer } from '../generated/schema'
import { idOf, recordId } from './id'
import { stamp } from './record'
import { getOrCreateAccount } from './store/account'
import { getOrCreateSeries, tradedOf, tradeId } from './store/market'

export function handleListed(event: Listed): void {
  const params = event.params
  const traded = tradedOf(params.collection, params.id)
  const listing = new Listing(tradeId(params.collection, params.id, params.seller))
  listing.collection = params.collection
  listing.kind = traded.kind
  listing.song = traded.song
  listing.edition = traded.edition
  listing.share = traded.share
  listing.seller = getOrCreateAccount(params.seller, event).id
  listing.price = params.price
  listing.quantity = params.quantity
  listing.expiresAt = params.expiresAt
  listing.state = 'OPEN'
  listing.series = getOrCreateSeries(params.seller, params.series, event).id
  listing.listedAt = event.block.timestamp
  listing.listedIn = event.transaction.hash
  listing.save()
}

export function handleListingCancelled(event: ListingCancelled): void {
  const params = event.params
  const listing = Listing.load(tradeId(params.collection, params.id, params.seller))
  if (listing == null) return
  listing.state = 'CANCELLED'
  listing.save()
}

export function handleOffered(event: Offered): void {
  const params = event.params
  const traded = tradedOf(params.collection, params.id)
  const offer = new Offer(tradeId(params.collection, params.id, params.bidder))
  offer.collection = params.collection
  offer.kind = traded.kind
  offer.song = traded.song
  offer.edition = traded.edition
  offer.share = traded.share
  offer.bidder = getOrCreateAccount(params.bidder, event).id
  offer.price = params.price
  offer.quantity = params.quantity
  offer.expiresAt = params.expiresAt
  offer.state = 'OPEN'
  offer.series = getOrCreateSeries(params.bidder, params.series, event).id
  offer.storefront = params.storefront.isZero() ? null : idOf(params.storefront)
  offer.offeredAt = event.block.timestamp
  offer.offeredIn = event.transaction.hash
  offer.save()
}

export function handleOfferCancelled(event: OfferCancelled): void {
  const params = event.params
  const offer = Offer.load(tradeId(params.collection, params.id, params.bidder))
  if (offer == null) return
  offer.state = 'CANCELLED'
  offer.save()
}

export function handleAllCancelled(event: AllCancelled): void {
  const account = event.params.account
  const before = event.params.series.minus(BigInt.fromI32(1))
  const ended = getOrCreateSeries(account, before, event)
  ended.current = false
  ended.save()
  getOrCreateSeries(account, event.params.series, event)
}

export function handleSold(event: Sold): void {
  const sold = event.params.sale
  const receipt = event.params.receipt
  const traded = tradedOf(sold.collection, sold.id)
  const sale = new MarketSale(recordId(event))
  sale.collection = sold.collection
  sale.kind = traded.kind
  sale.song = traded.song
  sale.edition = traded.edition
  sale.share = traded.share
  sale.seller = getOrCreateAccount(sold.seller, event).id
  sale.buyer = getOrCreateAccount(sold.buyer, event).id
  sale.quantity = sold.quantity
  sale.price = receipt.price
  sale.royalty = receipt.royalty
  sale.fee = receipt.fee
  sale.proceeds = receipt.proceeds
  sale.split = idOf(receipt.split)
  if (!sold.storefront.isZero()) sale.storefront = idOf(sold.storefront)
  if (sold.accepted) {
    const offer = Offer.load(tradeId(sold.collection, sold.id, sold.buyer))
    if (offer != null) {
      offer.quantity = sold.left
      if (sold.left.isZero()) offer.state = 'DONE'
      offer.save()
      sale.offer = offer.id
    }
  } else {
    const listing = Listing.load(tradeId(sold.collection, sold.id, sold.seller))
    if (listing != null) {
      listing.quantity = sold.left
      if (sold.left.isZero()) listing.state = 'DONE'
      listing.save()
      sale.listing = listing.id
    }
  }
  stamp(sale, event)
  sale.save()
}

import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import {
  AuctionCancelled,
  AuctionCreated,
  AuctionSold,
  AuctionUnsold,
  BidPlaced,
  DepositReturned,
  TokenClaimed,
} from '../generated/EnglishAuctions/EnglishAuctions'
import {
  Bid,
  BidDeposit,
  DepositReturn,
  Edition,
  EnglishAuction,
  EnglishSale,
} from '../generated/schema'
import { idOf, lowI32, recordId } from './id'
import { stamp } from './record'
import { getOrCreateAccount } from './store/account'

export function handleAuctionCreated(event: AuctionCreated): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  const terms = event.params.terms

  const auction = new EnglishAuction(idOf(event.params.auction))
  auction.number = lowI32(event.params.auction)
  auction.edition = edition.id
  auction.song = edition.song
  auction.stage = 'OPEN'
  auction.opening = terms.opening
  auction.reserve = terms.reserve
  auction.buyNow = terms.buyNow
  auction.raise = terms.raise
  auction.startsAt = terms.startsAt
  auction.endsAt = event.params.endsAt
  auction.bid = BigInt.zero()
  auction.bidCount = 0
  auction.createdAt = event.block.timestamp
  auction.createdBlock = event.block.number
  auction.createdIn = event.transaction.hash
  auction.save()
}

export function handleBidPlaced(event: BidPlaced): void {
  const auction = EnglishAuction.load(idOf(event.params.auction))
  if (auction == null) return
  release(auction)
  const bidder = getOrCreateAccount(event.params.bidder, event)
  auction.bidder = bidder.id
  auction.bid = event.params.amount
  auction.bidCount += 1
  auction.endsAt = event.params.endsAt
  auction.save()

  const deposit = new BidDeposit(auction.id.concat(bidder.id))
  deposit.auction = auction.id
  deposit.bidder = bidder.id
  deposit.amount = event.params.amount
  deposit.returnable = BigInt.zero()
  deposit.storefront = event.params.storefront.isZero() ? null : idOf(event.params.storefront)
  deposit.save()

  const bid = new Bid(recordId(event))
  bid.auction = auction.id
  bid.song = auction.song
  bid.bidder = bidder.id
  bid.amount = event.params.amount
  bid.endsAt = event.params.endsAt
  bid.storefront = deposit.storefront
  stamp(bid, event)
  bid.save()
}

export function handleAuctionSold(event: AuctionSold): void {
  const auction = EnglishAuction.load(idOf(event.params.auction))
  if (auction == null) return
  const buyer = getOrCreateAccount(event.params.buyer, event)
  // Who buys at once pays anew, and all deposits are free; the highest bidder's has paid for the token.
  if (event.params.boughtNow) release(auction)
  else empty(auction.id.concat(buyer.id))

  auction.bidder = buyer.id
  auction.bid = event.params.paid
  auction.sale = recordId(event)
  close(auction, event.params.delivered ? 'SOLD' : 'UNCLAIMED', event)

  const sale = new EnglishSale(recordId(event))
  sale.auction = auction.id
  sale.edition = auction.edition
  sale.song = auction.song
  sale.buyer = buyer.id
  sale.split = idOf(event.params.split)
  sale.paid = event.params.paid
  sale.boughtNow = event.params.boughtNow
  sale.delivered = event.params.delivered
  if (!event.params.storefront.isZero()) sale.storefront = idOf(event.params.storefront)
  stamp(sale, event)
  sale.save()
}

export function handleAuctionUnsold(event: AuctionUnsold): void {
  const auction = EnglishAuction.load(idOf(event.params.auction))
  if (auction == null) return
  release(auction)
  close(auction, 'UNSOLD', event)
}

export function handleAuctionCancelled(event: AuctionCancelled): void {
  const auction = EnglishAuction.load(idOf(event.params.auction))
  if (auction == null) return
  close(auction, 'CANCELLED', event)
}

export function handleTokenClaimed(event: TokenClaimed): void {
  const auction = EnglishAuction.load(idOf(event.params.auction))
  if (auction == null) return
  auction.stage = 'SOLD'
  auction.claimedTo = event.params.to
  auction.save()
}

export function handleDepositReturned(event: DepositReturned): void {
  const id = idOf(event.params.auction).concat(event.params.bidder)
  const deposit = BidDeposit.load(id)
  if (deposit == null) return
  empty(id)

  const returned = new DepositReturn(recordId(event))
  returned.auction = deposit.auction
  returned.bidder = deposit.bidder
  returned.to = event.params.to
  returned.amount = event.params.amount
  stamp(returned, event)
  returned.save()
}

/** Lets who has bid most so far take back the deposit. */
function release(auction: EnglishAuction): void {
  const bidder = auction.bidder
  if (bidder === null) return
  const deposit = BidDeposit.load(auction.id.concat(bidder))
  if (deposit == null) return
  deposit.returnable = deposit.amount
  deposit.save()
}

/** Nothing is deposited any more. */
function empty(id: Bytes): void {
  const deposit = BidDeposit.load(id)
  if (deposit == null) return
  deposit.amount = BigInt.zero()
  deposit.returnable = BigInt.zero()
  deposit.save()
}

/** Closes and saves the auction. */
function close(auction: EnglishAuction, stage: string, event: ethereum.Event): void {
  auction.stage = stage
  auction.closedAt = event.block.timestamp
  auction.closedBlock = event.block.number
  auction.closedIn = event.transaction.hash
  auction.save()
}

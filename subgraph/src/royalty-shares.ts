import { BigInt } from '@graphprotocol/graph-ts'
import { Wrapped } from '../generated/RoyaltyShares/RoyaltyShares'
import { RoyaltyShare, Split } from '../generated/schema'
import { RoyaltyShare as RoyaltyShareSource } from '../generated/templates'
import { idOf } from './id'
import { getOrCreatePosition } from './shares'
import { getOrCreateAccount } from './store/account'

export function handleWrapped(event: Wrapped): void {
  const params = event.params
  const split = Split.load(idOf(params.split))
  if (split == null) return
  const position = getOrCreatePosition(split, params.share)
  position.save()

  const share = new RoyaltyShare(params.share)
  share.split = split.id
  share.position = position.id
  share.issuer = getOrCreateAccount(params.issuer, event).id
  share.name = params.terms.name
  share.symbol = params.terms.symbol
  share.supply = params.terms.supply
  share.unwrapped = false
  share.claimed = BigInt.zero()
  share.shares = params.position
  share.createdAt = event.block.timestamp
  share.createdBlock = event.block.number
  share.createdIn = event.transaction.hash
  share.save()

  RoyaltyShareSource.create(params.share)
}

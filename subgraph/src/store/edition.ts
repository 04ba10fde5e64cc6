import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { Edition, EditionBalance } from '../../generated/schema'
import { getOrCreateAccount } from './account'

/** What the account has of an edition, made when it is new. */
export function getOrCreateBalance(
  edition: Edition,
  address: Bytes,
  event: ethereum.Event,
): EditionBalance {
  const id = edition.id.concat(address)
  let balance = EditionBalance.load(id)
  if (balance != null) return balance
  balance = new EditionBalance(id)
  balance.edition = edition.id
  balance.account = getOrCreateAccount(address, event).id
  balance.balance = BigInt.zero()
  balance.bought = BigInt.zero()
  return balance
}

/** Saves the edition; what is neither left nor minted is set aside. */
export function saveSupply(edition: Edition): void {
  edition.reserved = edition.supply.minus(edition.left).minus(edition.minted)
  edition.save()
}

import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { Account, CreditBalance } from '../../generated/schema'

/** The account, made and saved when it is new. */
export function getOrCreateAccount(address: Bytes, event: ethereum.Event): Account {
  let account = Account.load(address)
  if (account != null) return account
  account = new Account(address)
  // What does not exist yet is null until it does.
  account.credit = address
  account.firstSeenAt = event.block.timestamp
  account.subscription = address
  account.save()
  return account
}

/** The account's Commons Gift Credit, made when it is new. */
export function getOrCreateCredit(address: Bytes, event: ethereum.Event): CreditBalance {
  let credit = CreditBalance.load(address)
  if (credit != null) return credit
  credit = new CreditBalance(address)
  credit.account = getOrCreateAccount(address, event).id
  credit.balance = BigInt.zero()
  credit.earned = BigInt.zero()
  credit.claimed = BigInt.zero()
  return credit
}

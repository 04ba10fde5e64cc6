import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { LedgerPoint, Payment, Split, Withdrawal } from '../generated/schema'
import { recordId } from './id'
import { stamp } from './record'
import { accrue, advance, getOrCreatePosition } from './shares'

const TOTAL_SHARES = BigInt.fromI32(1000000)

/** Credits micro-USDC to the split and returns the record, stamped but not saved. */
export function receive(
  split: Split,
  amount: BigInt,
  source: string,
  id: Bytes,
  event: ethereum.Event,
): Payment {
  split.received = split.received.plus(amount)
  advance(split)
  split.save()
  writePoint(split, amount, BigInt.zero())

  const payment = new Payment(id)
  payment.split = split.id
  payment.source = source
  payment.amount = amount
  payment.received = split.received
  stamp(payment, event)
  return payment
}

/** Takes paid-out micro-USDC off the recipient's position and returns the record, stamped but not saved. */
export function release(
  split: Split,
  recipient: Bytes,
  amount: BigInt,
  event: ethereum.Event,
): Withdrawal {
  const position = getOrCreatePosition(split, recipient)
  accrue(position, split)
  position.owed = position.owed.minus(amount.times(TOTAL_SHARES))
  position.withdrawn = position.withdrawn.plus(amount)
  position.save()

  split.withdrawn = split.withdrawn.plus(amount)
  split.save()
  writePoint(split, BigInt.zero(), amount)

  const withdrawal = new Withdrawal(recordId(event))
  withdrawal.split = split.id
  withdrawal.position = position.id
  withdrawal.recipient = recipient
  withdrawal.amount = amount
  stamp(withdrawal, event)
  return withdrawal
}

function writePoint(split: Split, income: BigInt, withdrawn: BigInt): void {
  const point = new LedgerPoint(0)
  point.split = split.id
  point.income = income
  point.withdrawn = withdrawn
  point.received = split.received
  point.save()
}

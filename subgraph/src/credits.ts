import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { Credit, Split } from '../generated/schema'
import { idOf, partId, recordId } from './id'
import { SplitPayment } from './items'
import { receive } from './ledger'
import { stamp } from './record'
import { getPlatform } from './store/platform'

/**
 * Records what one event credited from outside, one payment or a batch. Micro-USDC throughout.
 * @param payments Net of the fee.
 * @param storefront The number of the storefront's split; zero is none.
 * @param fee Of all payments, the storefront's part included.
 */
export function recordCredit(
  event: ethereum.Event,
  payments: SplitPayment[],
  payer: Bytes,
  storefront: BigInt,
  fee: BigInt,
  storefrontAmount: BigInt,
): void {
  const credit = new Credit(recordId(event))
  let total = BigInt.zero()
  for (let i = 0; i < payments.length; i++) {
    total = total.plus(payments[i].amount)
    pay(payments[i], 'CREDIT', i, credit.id, event)
  }

  const part = new SplitPayment(idOf(storefront), storefrontAmount)
  if (pay(part, 'STOREFRONT', payments.length, credit.id, event)) credit.storefront = part.split
  credit.payer = payer
  credit.amount = total
  credit.fee = fee
  credit.storefrontAmount = storefrontAmount
  stamp(credit, event)
  credit.save()

  const platform = getPlatform()
  platform.credited = platform.credited.plus(total).plus(storefrontAmount)
  platform.fees = platform.fees.plus(fee)
  platform.storefrontFees = platform.storefrontFees.plus(storefrontAmount)
  platform.pendingFees = platform.pendingFees.plus(fee).minus(storefrontAmount)
  platform.accounted = platform.accounted.plus(total).plus(fee)
  platform.save()
}

/** Pays a split, as the `position`-th payment of the event. False when there is no such split. */
function pay(
  payment: SplitPayment,
  source: string,
  position: i32,
  credit: Bytes,
  event: ethereum.Event,
): boolean {
  const split = Split.load(payment.split)
  if (split == null) return false
  const record = receive(split, payment.amount, source, partId(event, position), event)
  record.credit = credit
  record.save()
  return true
}

import { Transfer } from '../generated/CommonsCredit/CommonsCredit'
import { CreditTransfer } from '../generated/schema'
import { isZero, recordId } from './id'
import { stamp } from './record'
import { getOrCreateCredit } from './store/account'

export function handleTransfer(event: Transfer): void {
  const transfer = new CreditTransfer(recordId(event))
  if (!isZero(event.params.from)) {
    const from = getOrCreateCredit(event.params.from, event)
    from.balance = from.balance.minus(event.params.value)
    from.save()
    transfer.from = from.account
  }
  const to = getOrCreateCredit(event.params.to, event)
  to.balance = to.balance.plus(event.params.value)
  to.save()
  transfer.to = to.account
  transfer.amount = event.params.value
  stamp(transfer, event)
  transfer.save()
}

// The ledger's money and settings. Changes of shares are in share-changes.ts, other tokens in tokens.ts; a manifest
// names one file a contract, so they are passed on here.
import {
  Credited,
  DepositSwept,
  FeesCollected,
  FeesSet,
  Forwarded,
  Paid,
  PauseSet,
  Withdrawn,
} from '../generated/Splits/Splits'
import { FeeChange, FeeCollection, PauseChange, Split, Sweep } from '../generated/schema'
import { recordCredit } from './credits'
import { idOf, idOfI32, partId, recipientOf, recordId } from './id'
import { decodePayment, SplitPayment } from './items'
import { receive, release } from './ledger'
import { stamp } from './record'
import { getPlatform } from './store/platform'

export {
  handleChangeAccepted,
  handleChangeApplied,
  handleChangeCancelled,
  handleChangeProposed,
  handleControllerSet,
  handlePositionTransferred,
  handleSplitCreated,
} from './share-changes'
export { handleTokenArrived, handleTokenWithdrawn } from './tokens'

/** The contract's constant: the split that earns the protocol fees. */
const TREASURY_SPLIT = idOfI32(1)

export function handleCredited(event: Credited): void {
  const words = event.params.payments
  const payments: SplitPayment[] = []
  for (let i = 0; i < words.length; i++) payments.push(decodePayment(words[i]))
  recordCredit(
    event,
    payments,
    event.params.payer,
    event.params.storefront,
    event.params.fee,
    event.params.storefrontAmount,
  )
}

export function handlePaid(event: Paid): void {
  recordCredit(
    event,
    [new SplitPayment(idOf(event.params.split), event.params.amount)],
    event.params.payer,
    event.params.storefront,
    event.params.fee,
    event.params.storefrontAmount,
  )
}

export function handleWithdrawn(event: Withdrawn): void {
  const split = Split.load(idOf(event.params.split))
  if (split == null) return
  const withdrawal = release(split, event.params.recipient, event.params.amount, event)
  withdrawal.to = event.params.to
  withdrawal.save()

  const platform = getPlatform()
  platform.withdrawn = platform.withdrawn.plus(event.params.amount)
  platform.accounted = platform.accounted.minus(event.params.amount)
  platform.save()
}

export function handleForwarded(event: Forwarded): void {
  const split = Split.load(idOf(event.params.split))
  const nested = Split.load(idOf(event.params.nested))
  if (split == null || nested == null) return

  const withdrawal = release(split, recipientOf(nested.id), event.params.amount, event)
  withdrawal.nestedSplit = nested.id
  withdrawal.save()

  const payment = receive(nested, event.params.amount, 'FORWARD', partId(event, 0), event)
  payment.from = split.id
  payment.save()
}

export function handleDepositSwept(event: DepositSwept): void {
  const sweep = new Sweep(recordId(event))
  sweep.split = idOf(event.params.split)
  sweep.amount = event.params.amount
  stamp(sweep, event)
  sweep.save()
}

export function handleFeesCollected(event: FeesCollected): void {
  const collection = new FeeCollection(recordId(event))
  collection.amount = event.params.amount
  stamp(collection, event)
  collection.save()

  const platform = getPlatform()
  platform.pendingFees = platform.pendingFees.minus(event.params.amount)
  platform.save()

  const treasury = Split.load(TREASURY_SPLIT)
  if (treasury == null) return
  receive(treasury, event.params.amount, 'FEES', partId(event, 0), event).save()
}

export function handleFeesSet(event: FeesSet): void {
  const platform = getPlatform()
  platform.protocolFee = event.params.protocolFee
  platform.storefrontShare = event.params.storefrontShare
  platform.save()

  const change = new FeeChange(recordId(event))
  change.protocolFee = event.params.protocolFee
  change.storefrontShare = event.params.storefrontShare
  stamp(change, event)
  change.save()
}

export function handlePauseSet(event: PauseSet): void {
  const platform = getPlatform()
  platform.paused = event.params.paused
  platform.save()

  const change = new PauseChange(recordId(event))
  change.paused = event.params.paused
  stamp(change, event)
  change.save()
}

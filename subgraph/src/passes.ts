import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { PassesRevoked, PassRevoked, PassUsed } from '../generated/Editions/Editions'
import { Edition, Pass, PassRevocation, PassUse } from '../generated/schema'
import { idOf, recordId } from './id'
import { stamp } from './record'
import { getOrCreateAccount } from './store/account'

export function handlePassUsed(event: PassUsed): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  const pass = getOrCreatePass(event.params.passId, edition)
  pass.used = pass.used.plus(event.params.quantity)
  pass.save()

  const use = new PassUse(recordId(event))
  use.pass = pass.id
  use.edition = edition.id
  use.buyer = getOrCreateAccount(event.params.buyer, event).id
  use.quantity = event.params.quantity
  use.discount = event.params.discount
  if (!event.params.referrer.isZero()) use.referrer = idOf(event.params.referrer)
  use.commission = event.params.commission
  stamp(use, event)
  use.save()
}

export function handlePassRevoked(event: PassRevoked): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  const pass = getOrCreatePass(event.params.passId, edition)
  pass.revoked = true
  pass.save()
  recordRevocation(edition, pass.id, event)
}

export function handlePassesRevoked(event: PassesRevoked): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  edition.series = event.params.series
  edition.save()
  recordRevocation(edition, null, event)
}

/** Id of the use of a pass that the log just before this one tells of; null when it tells of something else. */
export function passUseBefore(event: ethereum.Event): Bytes | null {
  const before = event.logIndex.minus(BigInt.fromI32(1))
  const use = PassUse.load(event.transaction.hash.concat(idOf(before)))
  return use == null ? null : use.id
}

function getOrCreatePass(id: Bytes, edition: Edition): Pass {
  let pass = Pass.load(id)
  if (pass != null) return pass
  pass = new Pass(id)
  pass.edition = edition.id
  pass.used = BigInt.zero()
  pass.revoked = false
  return pass
}

function recordRevocation(edition: Edition, pass: Bytes | null, event: ethereum.Event): void {
  const revocation = new PassRevocation(recordId(event))
  revocation.edition = edition.id
  revocation.pass = pass
  revocation.series = edition.series
  stamp(revocation, event)
  revocation.save()
}

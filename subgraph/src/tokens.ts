import { BigInt } from '@graphprotocol/graph-ts'
import { TokenArrived, TokenWithdrawn } from '../generated/Splits/Splits'
import { Arrival, ArrivalShare, Split, TokenWithdrawal, Tranche } from '../generated/schema'
import { idOf, isZero, recordId } from './id'
import { stamp } from './record'
import { trancheId } from './shares'

const TOTAL_SHARES = BigInt.fromI32(1000000)

export function handleTokenArrived(event: TokenArrived): void {
  const split = Split.load(idOf(event.params.split))
  if (split == null) return
  const arrival = new Arrival(recordId(event))
  arrival.number = event.params.arrival
  arrival.split = split.id
  if (!isZero(event.params.token)) arrival.token = event.params.token
  arrival.amount = event.params.amount
  arrival.clock = split.clock
  stamp(arrival, event)
  arrival.save()

  // An arrival is shared as the last tranche stands now.
  const last = Tranche.load(trancheId(split.id, split.trancheEnd - 1))
  if (last == null) return
  const shares = last.shares.load()
  for (let i = 0; i < shares.length; i++) {
    const part = new ArrivalShare(idOf(arrival.number).concat(shares[i].recipient))
    part.arrival = arrival.id
    part.recipient = shares[i].recipient
    part.share = shares[i].share
    part.amount = arrival.amount.times(BigInt.fromI32(shares[i].share)).div(TOTAL_SHARES)
    part.withdrawn = false
    part.save()
  }
}

export function handleTokenWithdrawn(event: TokenWithdrawn): void {
  const part = ArrivalShare.load(idOf(event.params.arrival).concat(event.params.recipient))
  if (part == null) return
  part.withdrawn = true
  part.save()

  const withdrawal = new TokenWithdrawal(recordId(event))
  withdrawal.share = part.id
  withdrawal.recipient = event.params.recipient
  withdrawal.to = event.params.to
  withdrawal.amount = event.params.amount
  stamp(withdrawal, event)
  withdrawal.save()
}

import { BigInt, Bytes, ethereum, store } from '@graphprotocol/graph-ts'
import { Position, Split, Tranche, TrancheShare } from '../generated/schema'
import { asSplit, idOfI32, isSplit, lowI32 } from './id'

/** The end of a tranche that never ends: the largest uint64. */
const NO_END = BigInt.fromI32(1).leftShift(64).minus(BigInt.fromI32(1))

/** A tranche as events carry it: `(uint64 until, (address recipient, uint24 share)[] shares)`. */
export class TrancheTuple {
  /** Cumulative income at which it is full; null for one that never ends. */
  until: BigInt | null
  recipients: Bytes[] = []
  /** Parts per million, in the order of `recipients`. */
  shares: i32[] = []

  constructor(tuple: ethereum.Tuple) {
    const until = tuple[0].toBigInt()
    this.until = until.equals(NO_END) ? null : until
    const shares = tuple[1].toTupleArray<ethereum.Tuple>()
    for (let i = 0; i < shares.length; i++) {
      this.recipients.push(shares[i][0].toAddress())
      this.shares.push(lowI32(shares[i][1].toBigInt()))
    }
  }
}

/** Id of a split's tranche. */
export function trancheId(split: Bytes, number: i32): Bytes {
  return split.concat(idOfI32(number))
}

/**
 * Puts tranches into force after those the split has had, from its present income on, and saves the split. Those whose
 * shares counted until now must have been accrued.
 */
export function addTranches(split: Split, tuples: ethereum.Tuple[]): void {
  const first = split.trancheEnd
  let start = split.received
  for (let t = 0; t < tuples.length; t++) {
    const tuple = new TrancheTuple(tuples[t])
    const tranche = new Tranche(trancheId(split.id, first + t))
    tranche.split = split.id
    tranche.number = first + t
    tranche.start = start
    tranche.until = tuple.until
    tranche.inForce = true
    tranche.save()
    for (let i = 0; i < tuple.recipients.length; i++) {
      setShare(tranche, getOrCreatePosition(split, tuple.recipients[i]), tuple.shares[i])
    }
    const until = tuple.until
    if (until !== null) start = until
  }
  split.firstTranche = first
  split.trancheEnd = first + tuples.length
  split.presentTranche = trancheId(split.id, first)
  split.save()
}

/** Brings the positions of all who earn up to the split's income, and takes the split's tranches out of force. */
export function retireTranches(split: Split): void {
  for (let t = split.firstTranche; t < split.trancheEnd; t++) {
    const tranche = Tranche.load(trancheId(split.id, t))
    if (tranche == null) continue
    const shares = tranche.shares.load()
    for (let i = 0; i < shares.length; i++) {
      const position = getOrCreatePosition(split, shares[i].recipient)
      accrue(position, split)
      position.save()
    }
  }
  // Only now: each accrual above reads all tranches.
  for (let t = split.firstTranche; t < split.trancheEnd; t++) {
    const tranche = Tranche.load(trancheId(split.id, t))
    if (tranche == null) continue
    tranche.inForce = false
    tranche.save()
  }
}

/** Adds what the position has earned since it was last brought up. Exact: nothing is divided. Saving is the caller's. */
export function accrue(position: Position, split: Split): void {
  const received = split.received
  for (let t = split.firstTranche; t < split.trancheEnd; t++) {
    const tranche = Tranche.load(trancheId(split.id, t))
    if (tranche == null) continue
    const start = tranche.start.gt(position.since) ? tranche.start : position.since
    const until = tranche.until
    const end = until !== null && until.lt(received) ? until : received
    if (end.le(start)) continue
    const share = TrancheShare.load(tranche.id.concat(position.recipient))
    if (share == null) continue
    position.owed = position.owed.plus(end.minus(start).times(BigInt.fromI32(share.share)))
  }
  position.since = received
}

/** Moves on to the tranche that the next payment goes to. Saving is the caller's. */
export function advance(split: Split): void {
  if (split.trancheEnd - split.firstTranche < 2) return
  let present = Tranche.load(split.presentTranche)
  while (present != null) {
    const until = present.until
    if (until === null || until.gt(split.received)) return
    split.presentTranche = trancheId(split.id, present.number + 1)
    present = Tranche.load(split.presentTranche)
  }
}

/** Adds parts per million to what the position's holder has of a tranche; a share that falls to zero is removed. */
export function changeShare(tranche: Tranche, position: Position, difference: i32): void {
  const id = tranche.id.concat(position.recipient)
  const present = TrancheShare.load(id)
  setShare(tranche, position, (present == null ? 0 : present.share) + difference)
}

/** The recipient's position, made and saved when it is new. */
export function getOrCreatePosition(split: Split, recipient: Bytes): Position {
  const id = split.id.concat(recipient)
  let position = Position.load(id)
  if (position != null) return position
  position = new Position(id)
  position.split = split.id
  position.recipient = recipient
  if (isSplit(recipient)) position.nestedSplit = asSplit(recipient)
  position.owed = BigInt.zero()
  position.since = split.received
  position.withdrawn = BigInt.zero()
  position.save()
  return position
}

function setShare(tranche: Tranche, position: Position, parts: i32): void {
  const id = tranche.id.concat(position.recipient)
  if (parts <= 0) {
    store.remove('TrancheShare', id.toHexString())
    return
  }
  const share = new TrancheShare(id)
  share.tranche = tranche.id
  share.position = position.id
  share.recipient = position.recipient
  if (isSplit(position.recipient)) share.nestedSplit = asSplit(position.recipient)
  share.share = parts
  share.save()
}

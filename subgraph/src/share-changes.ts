import { Address, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import {
  ChangeAccepted,
  ChangeApplied,
  ChangeCancelled,
  ChangeProposed,
  ControllerSet,
  PositionTransferred,
  SplitCreated,
} from '../generated/Splits/Splits'
import {
  ChangeAcceptance,
  ControllerChange,
  PositionTransfer,
  ProposedTranche,
  ShareChange,
  Split,
  Tranche,
} from '../generated/schema'
import { idOf, idOfI32, isZero, lowI32, recordId } from './id'
import { stamp } from './record'
import {
  accrue,
  addTranches,
  changeShare,
  getOrCreatePosition,
  retireTranches,
  TrancheTuple,
  trancheId,
} from './shares'
import { getPlatform } from './store/platform'

export function handleSplitCreated(event: SplitCreated): void {
  const split = new Split(idOf(event.params.split))
  split.number = lowI32(event.params.split)
  split.controller = orNull(event.params.controller)
  split.received = BigInt.zero()
  split.withdrawn = BigInt.zero()
  split.clock = 0
  split.trancheEnd = 0
  split.createdAt = event.block.timestamp
  split.createdBlock = event.block.number
  split.createdIn = event.transaction.hash
  addTranches(split, changetype<ethereum.Tuple[]>(event.params.tranches))

  const platform = getPlatform()
  platform.splits += 1
  platform.save()
}

export function handleChangeProposed(event: ChangeProposed): void {
  const split = Split.load(idOf(event.params.split))
  if (split == null) return
  close(split, 'REPLACED', event)

  const change = new ShareChange(event.params.change)
  change.split = split.id
  change.state = 'PROPOSED'
  change.nonce = event.params.nonce
  change.deadline = event.params.deadline
  change.proposedAt = event.block.timestamp
  change.proposedBlock = event.block.number
  change.proposedIn = event.transaction.hash
  change.save()

  const tuples = changetype<ethereum.Tuple[]>(event.params.tranches)
  for (let i = 0; i < tuples.length; i++) {
    const tuple = new TrancheTuple(tuples[i])
    const tranche = new ProposedTranche(change.id.concat(idOfI32(i)))
    tranche.change = change.id
    tranche.position = i
    tranche.until = tuple.until
    tranche.recipients = tuple.recipients
    tranche.shares = tuple.shares
    tranche.save()
  }

  split.openChange = change.id
  split.save()
}

export function handleChangeAccepted(event: ChangeAccepted): void {
  const acceptance = new ChangeAcceptance(event.params.change.concat(event.params.recipient))
  acceptance.change = event.params.change
  acceptance.recipient = event.params.recipient
  acceptance.accepted = event.params.accepted
  acceptance.at = event.block.timestamp
  acceptance.block = event.block.number
  acceptance.transaction = event.transaction.hash
  acceptance.save()
}

export function handleChangeCancelled(event: ChangeCancelled): void {
  const split = Split.load(idOf(event.params.split))
  if (split == null) return
  close(split, 'CANCELLED', event)
  split.save()
}

export function handleChangeApplied(event: ChangeApplied): void {
  const split = Split.load(idOf(event.params.split))
  if (split == null) return
  close(split, 'APPLIED', event)
  const change = ShareChange.load(event.params.change)
  if (change != null) {
    change.appliedAtIncome = event.params.received
    change.save()
  }

  retireTranches(split)
  split.clock += 1
  addTranches(split, changetype<ethereum.Tuple[]>(event.params.tranches))
}

export function handleControllerSet(event: ControllerSet): void {
  const split = Split.load(idOf(event.params.split))
  if (split == null) return
  split.controller = orNull(event.params.controller)
  split.save()

  const change = new ControllerChange(recordId(event))
  change.split = split.id
  change.controller = split.controller
  stamp(change, event)
  change.save()
}

export function handlePositionTransferred(event: PositionTransferred): void {
  const split = Split.load(idOf(event.params.split))
  if (split == null) return
  const from = getOrCreatePosition(split, event.params.from)
  const to = getOrCreatePosition(split, event.params.to)
  accrue(from, split)
  from.save()
  accrue(to, split)
  to.save()

  const shares = event.params.shares
  // The numbers are for the tranches not yet full, which are the last ones.
  const first = split.trancheEnd - shares.length
  for (let i = 0; i < shares.length; i++) {
    const tranche = Tranche.load(trancheId(split.id, first + i))
    if (tranche == null || shares[i] == 0) continue
    changeShare(tranche, from, -shares[i])
    changeShare(tranche, to, shares[i])
  }
  split.clock += 1
  split.save()

  const transfer = new PositionTransfer(recordId(event))
  transfer.split = split.id
  transfer.from = from.id
  transfer.to = to.id
  transfer.received = event.params.received
  transfer.shares = shares
  stamp(transfer, event)
  transfer.save()
}

/** Ends the proposal that stands, if one does. Saving the split is the caller's. */
function close(split: Split, state: string, event: ethereum.Event): void {
  const open = split.openChange
  split.openChange = null
  if (open === null) return
  const change = ShareChange.load(open)
  if (change == null) return
  change.state = state
  change.closedAt = event.block.timestamp
  change.closedBlock = event.block.number
  change.closedIn = event.transaction.hash
  change.save()
}

function orNull(account: Address): Bytes | null {
  return isZero(account) ? null : account
}

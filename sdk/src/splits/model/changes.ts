import { type Address, getAddress, type Hex } from 'viem'
import { splitRecipient } from '../recipients.ts'
import { hashShareChange } from '../shareChange.ts'
import { TOTAL_SHARES, type Tranche } from '../tranches.ts'
import { type Book, handOn, openBook, remaining, reshape, sharesIn, whoLoses } from './book.ts'
import {
  canReceive,
  checkNext,
  checkSorted,
  checkTranches,
  controlledSplit,
  ensure,
  type Proposed,
  type SplitsState,
  splitOf,
} from './state.ts'

/** Creates a split; gives its id. A controller that is the zero address makes it immutable. */
export function create(
  state: SplitsState,
  { controller, tranches }: { controller: Address; tranches: readonly Tranche[] },
): number {
  checkTranches(state, { received: 0n, tranches })
  const id = state.splits.size + 1
  const book = openBook(tranches)
  state.splits.set(id, { book, controller: getAddress(controller), nonce: 0n })
  return id
}

export type ProposeParameters = {
  caller: Address
  split: number
  /** Unix seconds until which the change can be applied. */
  deadline: bigint
  tranches: readonly Tranche[]
  /** Unix seconds. */
  now: bigint
}

/** The controller proposes other shares, and accepts them by that; gives the change's hash. */
export function proposeChange(
  state: SplitsState,
  { caller, split: id, deadline, tranches, now }: ProposeParameters,
): Hex {
  const split = controlledSplit(state, id, caller)
  ensure(now <= deadline, 'Splits_ChangeExpired')
  checkTranches(state, { id, received: split.book.received, tranches })
  split.nonce += 1n
  const change = hashOf(id, split.nonce, deadline, tranches)
  split.proposed = { change, deadline, tranches }
  setAcceptance(state, change, caller, true)
  return change
}

/** The controller withdraws the proposal. */
export function cancelChange(
  state: SplitsState,
  { caller, split: id }: { caller: Address; split: number },
): void {
  const split = controlledSplit(state, id, caller)
  ensure(split.proposed !== undefined, 'Splits_NoSuchChange')
  split.proposed = undefined
}

/** The controller hands control on; a proposal that stands is cancelled. */
export function setController(
  state: SplitsState,
  { caller, split: id, controller }: { caller: Address; split: number; controller: Address },
): void {
  const split = controlledSplit(state, id, caller)
  split.controller = getAddress(controller)
  split.proposed = undefined
}

/** Somebody accepts the change that stands, or takes that back. */
export function acceptChange(
  state: SplitsState,
  {
    caller,
    split,
    change,
    accepted,
  }: { caller: Address; split: number; change: Hex; accepted: boolean },
): void {
  ensure(proposedIn(state, split).change === change, 'Splits_NoSuchChange')
  setAcceptance(state, change, caller, accepted)
}

/** Accepts for a recipient who signed `signed`; a signature does not count once the acceptance was taken back. */
export function acceptChangeBySig(
  state: SplitsState,
  { split, recipient, signed }: { split: number; recipient: Address; signed: Hex },
): void {
  const change = proposedIn(state, split).change
  const isTakenBack = state.acceptances.get(change)?.get(getAddress(recipient)) === false
  ensure(!isTakenBack, 'Splits_NotAccepted')
  ensure(signed === change, 'Splits_BadSignature')
  setAcceptance(state, change, recipient, true)
}

/** Accepts for a split among the recipients, all of whose own recipients have accepted. */
export function acceptChangeForSplit(
  state: SplitsState,
  { split, nested, recipients }: { split: number; nested: number; recipients: readonly Address[] },
): void {
  const { change } = proposedIn(state, split)
  const { book } = splitOf(state, nested)
  checkAllListed(book, recipients)
  for (const recipient of recipients) {
    ensure(hasAccepted(state, change, recipient), 'Splits_NotAccepted')
  }
  setAcceptance(state, change, splitRecipient(nested), true)
}

export type ApplyParameters = {
  split: number
  tranches: readonly Tranche[]
  /** All recipients, of the old and of the new shares, sorted. */
  recipients: readonly Address[]
  /** Unix seconds. */
  now: bigint
}

/** Puts the proposed change into effect for all income from now on. */
export function applyChange(
  state: SplitsState,
  { split: id, tranches, recipients, now }: ApplyParameters,
): void {
  const { change, deadline } = proposedIn(state, id)
  const split = splitOf(state, id)
  ensure(hashOf(id, split.nonce, deadline, tranches) === change, 'Splits_NoSuchChange')
  ensure(now <= deadline, 'Splits_ChangeExpired')
  checkTranches(state, { id, received: split.book.received, tranches })
  const losers = whoLoses(split.book, tranches)
  for (const [index, recipient] of recipients.entries()) {
    checkNext(recipients, index)
    const mayLose = !losers.has(getAddress(recipient)) || hasAccepted(state, change, recipient)
    ensure(mayLose, 'Splits_NotAccepted')
  }
  checkAllListed(split.book, recipients)
  checkAllListed(openBook(tranches), recipients)
  split.book = reshape(split.book, tranches)
  split.proposed = undefined
}

/** Each position that a part was handed on from or to must keep this many parts a tranche not yet full. */
const SMALLEST_PART = BigInt(TOTAL_SHARES) / 50n

/** A recipient hands on its position or a part of it; what it has earned stays its own. */
export function transferPosition(
  state: SplitsState,
  {
    caller,
    split: id,
    to,
    shares,
  }: { caller: Address; split: number; to: Address; shares: readonly bigint[] },
): void {
  const split = splitOf(state, id)
  const held = sharesIn(split.book, caller)
  ensure(canReceive(state, to, id) && getAddress(to) !== getAddress(caller), 'Splits_BadRecipient')
  const isSomething = shares.some((share) => share > 0n)
  ensure(shares.length === held.length && isSomething, 'Splits_BadShares')
  const minimum = SMALLEST_PART * BigInt(held.length)
  for (const [tranche, share] of held.entries()) {
    const given = shares[tranche] ?? 0n
    const left = share - given
    ensure(left >= 0n, 'Splits_BadShares')
    const isPart = given > 0n && left > 0n
    ensure(!isPart || (given >= minimum && left >= minimum), 'Splits_PartTooSmall')
  }
  split.book = handOn(split.book, { from: caller, to, shares })
}

/** Whether a recipient's acceptance of a change stands. */
export function hasAccepted(state: SplitsState, change: Hex, recipient: Address): boolean {
  return state.acceptances.get(change)?.get(getAddress(recipient)) ?? false
}

function hashOf(split: number, nonce: bigint, deadline: bigint, tranches: readonly Tranche[]): Hex {
  return hashShareChange({ split, nonce, deadline: Number(deadline), tranches })
}

function proposedIn(state: SplitsState, split: number): Proposed {
  const proposed = state.splits.get(split)?.proposed
  ensure(proposed !== undefined, 'Splits_NoSuchChange')
  return proposed
}

/** Throws unless those listed, sorted, hold all shares of all stretches of future income. */
function checkAllListed(book: Book, recipients: readonly Address[]): void {
  checkSorted(recipients)
  for (const { shares } of remaining(book)) {
    const total = recipients.reduce((sum, one) => sum + (shares.get(getAddress(one)) ?? 0n), 0n)
    ensure(total === BigInt(TOTAL_SHARES), 'Splits_RecipientsMissing')
  }
}

function setAcceptance(state: SplitsState, change: Hex, by: Address, accepted: boolean): void {
  const given = state.acceptances.get(change) ?? new Map<Address, boolean>()
  state.acceptances.set(change, given.set(getAddress(by), accepted))
}
